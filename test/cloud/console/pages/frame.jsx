import { text } from './text.js';

function TopBar({ regionId, onRegion }) {
  return (
    <header className="top-bar">
      <strong className="brand">{text.brand}</strong>
      <span className="top-home">{text.home}</span>
      <select
        aria-label="region"
        data-test="region"
        value={regionId}
        onChange={(event) => onRegion(event.target.value)}
      >
        {Object.entries(text.regions).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <input className="top-search" placeholder={text.search} />
      {text.topLinks.map((label) => (
        <a key={label} href="#/" className="top-link">
          {label}
        </a>
      ))}
      <span className="avatar" />
    </header>
  );
}

function SideMenu() {
  return (
    <nav className="side-menu">
      <div className="side-title">{text.product}</div>
      {text.menu.map((label) => (
        <div key={label} className="side-item">
          {label}
        </div>
      ))}
      <div className="side-group">{text.menuGroup}</div>
      {text.menuItems.map((label, index) => (
        <div key={label} className={index === 0 ? 'side-item side-current' : 'side-item'}>
          {label}
        </div>
      ))}
    </nav>
  );
}

/** What surrounds every page of the console: the bar on top, the product's menu on the left. */
export function Frame({ regionId, onRegion, children }) {
  return (
    <div className="frame">
      <TopBar regionId={regionId} onRegion={onRegion} />
      <SideMenu />
      <main className="content">{children}</main>
    </div>
  );
}
