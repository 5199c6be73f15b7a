import { Button } from '@alicloud/console-components';
import { text } from './text.js';

/** `/server/<id>/detail`: one instance. */
export function InstanceDetail({ state }) {
  const { instanceId, regionId } = state.route;
  const record = state.records.find(({ InstanceId }) => InstanceId === instanceId);
  return (
    <>
      <p className="crumbs">
        {text.product} / <a href={`/server/region/${regionId}`}>{text.instances}</a> / {instanceId}
      </p>
      <div className="detail-header">
        <h1>{record?.InstanceName ?? instanceId}</h1>
        <Button type="primary">{text.connect}</Button>
      </div>
      <h2>{text.details}</h2>
      <dl>
        <dt>{text.idAndName}</dt>
        <dd>{instanceId}</dd>
        <dt>{text.zone}</dt>
        <dd>{record?.ZoneId ?? regionId}</dd>
        <dt>{text.status}</dt>
        <dd>{text.states[record?.Status] ?? '-'}</dd>
      </dl>
    </>
  );
}
