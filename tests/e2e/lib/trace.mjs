// How much of a page's main thread was the extension's, read from Chromium's own trace: the CPU profiler's samples whose stack
// holds one of the extension's files, and the compiling and evaluating of those files.

export const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline', // RunTask
  'v8',
  'disabled-by-default-v8.cpu_profiler',
  'disabled-by-default-v8.cpu_profiler.hires',
];

/** A task of the main thread longer than this makes a page stutter. */
const LONG = 50_000;

/**
 * Milliseconds of the page's main thread by the extension's files (`{ 'reader.js': 3.1, … }`), their sum, the longest stretch
 * inside one task, and how many long tasks were mostly the extension's. Time in which the machine ran something else in the
 * middle of a task is taken out, by the share of the task that its thread did run.
 */
export function mainThreadOf(trace, origin) {
  const threads = mainThreads(trace);
  const spans = merge([...sampled(trace, threads, origin), ...evaluated(trace, threads, origin)].sort((a, b) => a.from - b.from));
  const files = {};
  const stretches = [];
  let longTasks = 0;
  for (const task of trace) {
    if (task.name !== 'RunTask' || task.ph !== 'X' || !threads.has(threadOf(task))) continue;
    const running = task.dur > 0 ? Math.min(1, (task.tdur ?? task.dur) / task.dur) : 1;
    let ours = 0;
    for (const span of spans) {
      if (span.thread !== threadOf(task)) continue;
      const inside = Math.min(span.to, task.ts + task.dur) - Math.max(span.from, task.ts);
      if (inside <= 0) continue;
      files[span.file] = (files[span.file] ?? 0) + (inside * running) / 1000;
      ours += inside * running;
    }
    if (ours > 0) stretches.push(ours / 1000);
    if (task.dur * running > LONG && ours > (task.dur * running) / 2) longTasks += 1;
  }
  return { files, total: stretches.reduce((sum, stretch) => sum + stretch, 0), longest: Math.max(0, ...stretches), longTasks };
}

const threadOf = (event) => `${event.pid}:${event.tid}`;

function mainThreads(trace) {
  const named = trace.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain');
  return new Set(named.map(threadOf));
}

/** Stretches in which the profiler found one of the extension's files on the stack. */
function sampled(trace, threads, origin) {
  const spans = [];
  const profiles = trace.filter((event) => event.name === 'Profile' && threads.has(threadOf(event)));
  for (const profile of profiles) {
    const files = new Map();
    let now = profile.args.data.startTime;
    let running = null;
    const chunks = trace.filter((event) => event.name === 'ProfileChunk' && event.pid === profile.pid && event.id === profile.id);
    for (const { args } of chunks.sort((a, b) => a.ts - b.ts)) {
      const { cpuProfile = {}, timeDeltas = [] } = args.data;
      for (const { id, parent, callFrame } of cpuProfile.nodes ?? []) {
        files.set(id, fileOf(callFrame.url, origin) ?? files.get(parent) ?? null);
      }
      (cpuProfile.samples ?? []).forEach((node, index) => {
        const next = now + (timeDeltas[index] ?? 0);
        if (running) spans.push({ thread: threadOf(profile), file: running, from: now, to: next });
        now = next;
        running = files.get(node) ?? null;
      });
    }
  }
  return spans;
}

/** Stretches in which one of the extension's files was compiled or run from its top. */
function evaluated(trace, threads, origin) {
  return trace
    .filter(({ name, ph }) => ph === 'X' && (name === 'EvaluateScript' || name === 'v8.compile' || name === 'FunctionCall'))
    .map((event) => ({ event, file: fileOf(event.args?.data?.url ?? event.args?.fileName, origin) }))
    .filter(({ event, file }) => file && threads.has(threadOf(event)))
    .map(({ event, file }) => ({ thread: threadOf(event), file, from: event.ts, to: event.ts + event.dur }));
}

function fileOf(url, origin) {
  return url?.startsWith(origin) ? url.slice(origin.length) : null;
}

/** Counts no microsecond twice. */
function merge(spans) {
  const merged = [];
  const ends = new Map();
  for (const span of spans) {
    const from = Math.max(span.from, ends.get(span.thread) ?? 0);
    if (span.to <= from) continue;
    merged.push({ ...span, from });
    ends.set(span.thread, span.to);
  }
  return merged;
}
