import { Button, Pagination } from '@alicloud/console-components';
import { tables } from './tables.jsx';
import { text } from './text.js';

const matches = (filter) => (record) =>
  `${record.InstanceId} ${record.InstanceName}`.includes(filter.trim());

/** `/server/region/<region>`: the instances of a region. */
export function InstanceList({ fixture, state }) {
  const { options } = fixture;
  const Table = tables[options.table];
  const found = state.records.filter(matches(state.filter));
  const start = (state.page - 1) * options.pageSize;
  return (
    <>
      <p className="crumbs">
        {text.product} / {text.instances}
      </p>
      <h1>{text.instances}</h1>
      <div className="tools">
        <Button type="primary" className="create">
          {text.create}
        </Button>
        <input
          className="filter"
          data-test="filter"
          placeholder={text.filter}
          value={state.filter}
          onChange={(event) => fixture.filter(event.target.value)}
        />
      </div>
      {state.loaded && (
        <Table
          records={found.slice(start, start + options.pageSize)}
          primaryKey={options.primaryKey}
        />
      )}
      <div className="paging">
        <Pagination
          current={state.page}
          total={found.length}
          pageSize={options.pageSize}
          totalRender={text.total}
          onChange={fixture.page}
        />
      </div>
    </>
  );
}
