/** Where a person confirms a sign-in. Like Alibaba's it names the client by its id: the CLI. */
export function confirmationPage(userCode: string, confirmed = false): string {
  const code = userCode.replaceAll(/[^A-Z0-9]/g, '');
  const rest = confirmed
    ? '<p>The aliyun CLI may act for you.</p>'
    : `<form method="post" action="/device?user_code=${code}"><button>Allow the aliyun CLI</button></form>`;
  return `<!doctype html><title>CloudSSO</title><h1>${code}</h1>${rest}`;
}
