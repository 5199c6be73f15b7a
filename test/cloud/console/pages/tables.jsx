import { Table as ConsoleTable } from '@alicloud/console-components';
import RcTable from '@alicloud/console-components-table';
import { Table as FusionTable } from '@alifd/next';
import { BaseTable } from 'ali-react-table';
import { columns } from './columns.jsx';

const VIRTUAL_HEIGHT = 300;

const fusionColumns = (withLock) =>
  columns.map(({ title, width, lock, render }, index) => (
    <FusionTable.Column
      key={title}
      title={title}
      width={width}
      lock={withLock ? lock : undefined}
      dataIndex={`column${index}`}
      cell={(_value, _index, record) => render(record)}
    />
  ));

const artColumns = columns.map(({ title, width, lock, render }, index) => ({
  code: `column${index}`,
  name: title,
  width,
  lock: Boolean(lock),
  render: (_value, record) => render(record),
}));

function FusionLike({ Table, lock, records, primaryKey, ...extra }) {
  return (
    <Table dataSource={records} primaryKey={primaryKey} hasBorder={false} {...extra}>
      {fusionColumns(lock)}
    </Table>
  );
}

const PlainFusion = (props) => <FusionLike Table={FusionTable} lock={false} {...props} />;

/** Draws the locked columns a second time, on top of the first. */
const OldLock = (props) => <FusionLike Table={FusionTable} lock {...props} />;

const StickyLock = (props) => <FusionLike Table={FusionTable.StickyLock} lock {...props} />;

const VirtualConsoleTable = (props) => (
  <FusionLike
    Table={ConsoleTable}
    lock
    useVirtual
    fixedHeader
    maxBodyHeight={VIRTUAL_HEIGHT}
    {...props}
  />
);

const ArtTable = ({ records, primaryKey }) => (
  <BaseTable
    dataSource={records}
    columns={artColumns}
    primaryKey={primaryKey}
    style={{ overflow: 'auto' }}
  />
);

const VirtualArtTable = ({ records, primaryKey }) => (
  <BaseTable
    dataSource={records}
    columns={artColumns}
    primaryKey={primaryKey}
    useVirtual
    style={{ height: VIRTUAL_HEIGHT, overflow: 'auto' }}
  />
);

/** The console's own table: Alibaba's wrapper around Fusion, with sticky columns. */
function RcConsoleTable({ records, primaryKey }) {
  return (
    <RcTable
      TableComponent={ConsoleTable}
      dataSource={records}
      primaryKey={primaryKey}
      hasBorder={false}
    >
      {fusionColumns(true)}
    </RcTable>
  );
}

/** No library at all: nothing says what a row is but the instance's link. */
function UnknownTable({ records }) {
  return (
    <div className="grid_3fa1">
      {records.map((record) => (
        <div className="line_9bc2" key={record.InstanceId}>
          {columns.map(({ title, render }) => (
            <div className="box_71de" key={title}>
              {render(record)}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Every generation of table that Alibaba's consoles have shown, by the name in `?table=`. */
export const tables = {
  console: RcConsoleTable,
  fusion: PlainFusion,
  'fusion-lock': OldLock,
  sticky: StickyLock,
  virtual: VirtualConsoleTable,
  art: ArtTable,
  'art-virtual': VirtualArtTable,
  unknown: UnknownTable,
};
