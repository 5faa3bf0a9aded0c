/** A write under way, as Node's own streams make one for each. */
export interface WriteRequest {
  buffer?: Uint8Array | null
  oncomplete?: (status: number) => void
}

/** What Node's own streams read and write with. */
export interface StreamBinding {
  readonly WriteWrap: new () => WriteRequest
  /** What the last call was about, at the places that the numbers name. */
  readonly streamBaseState: ArrayLike<number>
  readonly kReadBytesOrError: number
  readonly kLastWriteWasAsync: number
}

/** Null in a Node that does it differently. */
export const streamBinding: StreamBinding | null = find()

function find(): StreamBinding | null {
  try {
    const { binding } = process as unknown as { binding?: (name: string) => Partial<StreamBinding> }
    const { WriteWrap, streamBaseState, kReadBytesOrError, kLastWriteWasAsync } =
      binding?.('stream_wrap') ?? {}
    if (!WriteWrap || !streamBaseState) return null
    if (kReadBytesOrError === undefined || kLastWriteWasAsync === undefined) return null
    return { WriteWrap, streamBaseState, kReadBytesOrError, kLastWriteWasAsync }
  } catch {
    return null
  }
}
