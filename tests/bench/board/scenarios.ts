import { PHONE, heapBytes, open, settled } from './browser.ts'
import { type Bench, remoteEdit } from './bench.ts'
import type { Contender, ContenderName } from './contender.ts'
import { median, quantile, spread } from './figures.ts'
import type { Frames } from './frames.ts'
import { drag, pan, type, zoom } from './hand.ts'
import { hours } from './hours.ts'

export interface Finding {
  /** As the table shows it. */
  readonly text: string
  /** What is compared: medians of one or two kinds, such as ms a frame and the late part of all frames. */
  readonly values: readonly number[]
}

interface Row {
  readonly title: string
  /** Bounds of ours on `values`, and how they are written. */
  readonly wanted: { readonly values: readonly number[]; readonly text: string }
  /** Those who are not asked for this row are left out. */
  readonly of: readonly ContenderName[]
}

export interface Scenario {
  readonly name: string
  readonly when: 'always' | 'full'
  readonly rows: readonly Row[]
  readonly run: (contender: Contender, bench: Bench) => Promise<readonly Finding[]>
}

const ALL: readonly ContenderName[] = ['ours', 'tldraw', 'Excalidraw', 'plain DOM']
const APPS: readonly ContenderName[] = ['ours', 'tldraw', 'Excalidraw']

function ofFrames(runs: readonly Frames[]): Finding {
  const work = runs.map((run) => run.work)
  const late = runs.map((run) => run.late * 100)
  return { text: `${spread(work, 1)}; ${spread(late, 0)} %`, values: [median(work), median(late)] }
}

/** A board, and the note that is taken in hand. */
type Hand = Awaited<ReturnType<typeof open>> & { readonly note: string }

function frames(
  name: string,
  title: string,
  most: number,
  run: (hand: Hand, bench: Bench) => Promise<Frames>,
): Scenario {
  return {
    name,
    when: 'always',
    rows: [{ title, wanted: { values: [most, 0], text: `≤ ${most}; 0 %` }, of: ALL }],
    async run(contender, bench) {
      const opened = await open(bench.browser, contender, bench.notes.length)
      try {
        await settled(opened.board.page)
        const hand = { ...opened, note: await opened.board.free() }
        await run(hand, { ...bench, stretch: 600 })
        const runs: Frames[] = []
        for (let time = 0; time < bench.repeats; time += 1) runs.push(await run(hand, bench))
        return [ofFrames(runs)]
      } finally {
        await opened.board.close()
      }
    },
  }
}

const draggingAmongOthers = async ({ board, session, note }: Hand, bench: Bench): Promise<Frames> => {
  const stop = await board.edits(50, remoteEdit(bench, note))
  const dragging = drag(board, session, note, bench.stretch)
  // Also where that fails: edits that went on would keep the run from ending.
  await Promise.allSettled([dragging])
  const done = await stop()
  const result = await dragging
  if (done < (bench.stretch / 1000) * 40) throw new Error(`only ${done} remote edits came`)
  return result
}

const typing: Scenario = {
  name: 'typing',
  when: 'always',
  rows: [
    {
      title: 'keypress to the next frame’s end, median / p95 ms',
      wanted: { values: [18, 23], text: '≤ 18 / 23' },
      of: APPS,
    },
  ],
  async run(contender, bench) {
    const { board } = await open(bench.browser, contender, bench.notes.length)
    try {
      await settled(board.page)
      const note = await board.free()
      const runs: (readonly number[])[] = []
      for (let time = 0; time < bench.repeats; time += 1) {
        runs.push(await type(board, note, [...'levollinen ilta rannalla']))
        await board.page.waitForTimeout(300)
      }
      const middles = runs.map(median)
      const highs = runs.map((keys) => quantile(keys, 0.95))
      return [
        { text: `${spread(middles, 1)} / ${spread(highs, 1)}`, values: [median(middles), median(highs)] },
      ]
    } finally {
      await board.close()
    }
  },
}

const opening: Scenario = {
  name: 'open',
  when: 'always',
  rows: [{ title: 'an open board with 1,000 notes, ms', wanted: { values: [700], text: '≤ 700' }, of: APPS }],
  async run(contender, bench) {
    const times: number[] = []
    for (let time = 0; time < bench.repeats; time += 1) {
      const { board, filled } = await open(bench.browser, contender, bench.notes.length)
      times.push(filled)
      await board.close()
    }
    return [{ text: spread(times, 0), values: [median(times)] }]
  },
}

const first: Scenario = {
  name: 'first',
  when: 'always',
  rows: [
    {
      title: 'compressed JS + CSS + fonts before the first note, kB',
      wanted: { values: [170], text: '≤ 170' },
      of: APPS,
    },
    { title: 'first note possible, ms', wanted: { values: [350], text: '≤ 350' }, of: APPS },
    {
      title: 'first note possible with 4× CPU and Fast 4G, ms',
      wanted: { values: [1200], text: '≤ 1,200' },
      of: APPS,
    },
  ],
  async run(contender, bench) {
    const bytes: number[] = []
    const times: [number[], number[]] = [[], []]
    for (let time = 0; time < bench.repeats; time += 1) {
      for (const [index, slowness] of [null, PHONE].entries()) {
        const opened = await open(bench.browser, contender, 0, slowness)
        times[index === 0 ? 0 : 1].push(opened.ready)
        if (!slowness) bytes.push(opened.bytes / 1000)
        await opened.board.close()
      }
    }
    return [
      { text: spread(bytes, 0), values: [median(bytes)] },
      { text: spread(times[0], 0), values: [median(times[0])] },
      { text: spread(times[1], 0), values: [median(times[1])] },
    ]
  },
}

const memory: Scenario = {
  name: 'memory',
  when: 'full',
  rows: [
    {
      title: 'heap after each of four simulated hours, MB; growth from the first to the fourth',
      wanted: { values: [5], text: '< 5 %' },
      of: APPS,
    },
  ],
  async run(contender, bench) {
    const opened = await open(bench.browser, contender, bench.notes.length)
    try {
      await settled(opened.board.page)
      const sizes = await hours(opened, bench, () => heapBytes(opened.session))
      const [from = NaN] = sizes
      const growth = ((sizes.at(-1) ?? NaN) / from - 1) * 100
      return [
        {
          text: `${sizes.map((size) => (size / 1e6).toFixed(1)).join(', ')}; ${growth.toFixed(1)} %`,
          values: [growth],
        },
      ]
    } finally {
      await opened.board.close()
    }
  },
}

export const SCENARIOS: readonly Scenario[] = [
  frames('drag', 'drag a note, all visible', 6, ({ board, session, note }, bench) =>
    drag(board, session, note, bench.stretch),
  ),
  frames('pan', 'pan, all visible', 7, ({ board, session, note }, bench) =>
    pan(board, session, note, bench.stretch),
  ),
  frames('zoom', 'zoom, all visible', 7, ({ board, session }, bench) => zoom(board, session, bench.stretch)),
  frames('remote', '50 remote edits/s while dragging', 11, draggingAmongOthers),
  typing,
  opening,
  first,
  memory,
]
