/** An answer that is not a success: it becomes the JSON error body of the OpenAPI. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly more: ErrorDetails;

  constructor(status: number, code: string, message: string, more: ErrorDetails = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export interface ErrorDetails {
  /** Becomes the header `x-acs-retry-after`, in milliseconds. */
  retryAfterMs?: number;
  /** Becomes `AccessDeniedDetail` in the body. */
  accessDenied?: Record<string, string>;
}

export function missingParameter(name: string): ApiError {
  return new ApiError(400, 'MissingParameter', `The request lacks the parameter ${name}.`);
}

export function invalidParameter(name: string, expects: string): ApiError {
  return new ApiError(400, 'InvalidParameter', `The parameter ${name} is not valid: ${expects}.`);
}
