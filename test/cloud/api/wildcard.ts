/** `*` stands for any run of characters, as in RAM policies and in InstanceName filters. */
export function wildcard(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's');
}
