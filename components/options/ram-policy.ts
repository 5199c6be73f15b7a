/**
 * The least that Quick VNC needs, as a custom policy of RAM. DescribeInstanceVncUrl gives keyboard
 * and screen, which is why the policy names it and not `ecs:Describe*`.
 */
export const RAM_POLICY = JSON.stringify(
  {
    Version: '1',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['ecs:DescribeInstances', 'ecs:DescribeInstanceVncUrl'],
        Resource: 'acs:ecs:*:*:instance/*',
      },
    ],
  },
  null,
  2,
);
