import Actions, { LinkButton } from '@alicloud/console-components-actions';
import { text } from './text.js';

const detailLink = ({ InstanceId, RegionId, noRegion }) =>
  `/server/${InstanceId}/detail${noRegion ? '' : `?regionId=${RegionId}`}`;

function IdCell({ record }) {
  const { InstanceId, InstanceName, plain, truncated, copy } = record;
  return (
    <div>
      {plain ? (
        <span className={truncated ? 'wind-rc-truncate' : ''} title={copy}>
          {InstanceId}
        </span>
      ) : (
        <a href={detailLink(record)}>{InstanceId}</a>
      )}
      {copy && (
        <button type="button" className="copy" data-clipboard-text={copy} title={copy}>
          {text.copy} {copy}
        </button>
      )}
      <div className="instance-name">{InstanceName}</div>
    </div>
  );
}

const StatusCell = ({ status }) => (
  <span className={`status status-${status}`}>{text.states[status] ?? status}</span>
);

const IpCell = ({ record }) => (
  <div>
    {record.PublicIp && (
      <div>
        {record.PublicIp} {text.publicIp}
      </div>
    )}
    <div>
      {record.PrivateIp} {text.privateIp}
    </div>
  </div>
);

const ActionsCell = () => (
  <Actions threshold={2}>
    <LinkButton>{text.connect}</LinkButton>
    <LinkButton>{text.manage}</LinkButton>
    {text.more.map((label) => (
      <LinkButton key={label}>{label}</LinkButton>
    ))}
  </Actions>
);

/** The list's columns, in a form that each table library's own is made from. */
export const columns = [
  {
    title: text.idAndName,
    width: 240,
    lock: 'left',
    render: (record) => <IdCell record={record} />,
  },
  { title: text.status, width: 110, render: (record) => <StatusCell status={record.Status} /> },
  { title: text.zone, width: 150, render: (record) => record.ZoneId },
  { title: text.ip, width: 190, render: (record) => <IpCell record={record} /> },
  { title: text.configuration, width: 180, render: (record) => record.InstanceType },
  { title: text.billing, width: 160, render: () => text.payAsYouGo },
  {
    title: text.actions,
    width: 260,
    lock: 'right',
    render: () => <ActionsCell />,
  },
];
