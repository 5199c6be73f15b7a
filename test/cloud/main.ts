import { parseArgs } from 'node:util';
import { type Cloud, type CloudOptions, startCloud } from './cloud.ts';

const HELP = `npm run cloud -- [options]

Starts the local cloud, Alibaba Cloud's stand-in on this machine, in the foreground.

  --guest qemu|embedded|auto   what stands behind the instances (auto: QEMU if it is installed)
  --port N                     TLS port of the API, the console and the VNC proxy (default: any)
  --control-port N             port of the control address (default: any)
  --fleet N                    N more instances on paper, over several regions
  --help                       this text
`;

/** Something in the command line that can't be used; told in one sentence, exit code 2. */
class UsageError extends Error {}

function readOptions(args: string[]): CloudOptions | 'help' {
  const values = parseOrRefuse(args);
  if (values.help) return 'help';
  const guest = values.guest ?? 'auto';
  if (guest !== 'qemu' && guest !== 'embedded' && guest !== 'auto') {
    throw new UsageError(`--guest takes qemu, embedded or auto; ${guest} is none of them.`);
  }
  return {
    guest,
    port: wholeNumber('--port', values.port, 65_535),
    controlPort: wholeNumber('--control-port', values['control-port'], 65_535),
    behaviour: { fleet: { instances: wholeNumber('--fleet', values.fleet, 100_000) } },
  };
}

function parseOrRefuse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        guest: { type: 'string' },
        port: { type: 'string' },
        'control-port': { type: 'string' },
        fleet: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string | undefined, max: number): number {
  const value = Number(text ?? 0);
  if (text !== undefined && (!/^\d+$/.test(text) || value > max)) {
    throw new UsageError(`${option} takes a whole number from 0 to ${max}; ${text} is none.`);
  }
  return value;
}

function describe(cloud: Cloud): string {
  const { full } = cloud.keys;
  const machines = cloud.instances.map(
    (one) => `    ${one.instanceId}  ${one.regionId}  ${one.name} (${one.guest?.state()})`,
  );
  return `The local cloud is up (Ctrl-C stops it).

  TLS        https://127.0.0.1:${cloud.tlsPort}
  control    ${cloud.controlUrl}
  CA file    ${cloud.ca.certFile}
  guests     ${cloud.guest.kind}${cloud.guest.why ? ` (${cloud.guest.why})` : ''}

  instances of the account ${full.accountId}
${machines.join('\n')}

  AccessKey ID      ${full.accessKeyId}
  AccessKey secret  ${full.accessKeySecret}

  Chromium:
    chromium --user-data-dir=$(mktemp -d) \\
      --ignore-certificate-errors-spki-list=${cloud.ca.leafSpki} \\
      --host-resolver-rules='${cloud.chromiumHostRules}' \\
      https://ecs.console.aliyun.com/server/region/cn-hangzhou

  Firefox:
    P=$(mktemp -d); cat > $P/user.js <<'END'
    user_pref("network.dns.forceResolve", "127.0.0.1");
    user_pref("network.socket.forcePort", "443=${cloud.tlsPort}");
    END
    certutil -d sql:$P -N --empty-password
    certutil -d sql:$P -A -t C,, -n local-cloud -i ${cloud.ca.certFile}
    firefox-esr --no-remote --profile $P https://ecs.console.aliyun.com/server/region/cn-hangzhou
`;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  // Listened for from the start: a Ctrl-C while it starts must not leave machines behind either.
  const toldToStop = new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const cloud = await startCloud(options);
  process.stdout.write(describe(cloud));
  await toldToStop;
  await cloud.dispose();
}

main().catch((error: unknown) => {
  const usage = error instanceof UsageError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (usage) process.stderr.write('Try: npm run cloud -- --help\n');
  process.exitCode = usage ? 2 : 1;
});
