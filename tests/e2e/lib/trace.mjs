// How much of a page's main thread was the extension's, read from Chromium's own trace: the CPU profiler's samples whose stack
// holds one of the extension's files, and the compiling and evaluating of those files.

export const CATEGORIES = ['devtools.timeline', 'v8', 'disabled-by-default-v8.cpu_profiler', 'disabled-by-default-v8.cpu_profiler.hires'];

/** A task of the main thread longer than this makes a page stutter. */
const LONG = 50_000;

/**
 * Milliseconds of the page's main thread by the extension's files (`{ 'reader.js': 3.1, … }`), their sum, the longest stretch
 * inside one task, and how many long tasks were mostly the extension's.
 */
export function mainThreadOf(trace, origin) {
  const threads = mainThreads(trace);
  const spans = [...sampled(trace, threads, origin), ...evaluated(trace, threads, origin)].sort((a, b) => a.from - b.from);
  const merged = merge(spans);
  const tasks = trace.filter((event) => event.name === 'RunTask' && event.ph === 'X' && threads.has(threadOf(event)));
  const inTasks = tasks
    .map((task) => ({ length: task.dur, ours: overlap(merged.filter((span) => span.thread === threadOf(task)), task.ts, task.ts + task.dur) }))
    .filter((task) => task.ours > 0);
  const files = {};
  for (const { file, from, to } of merged) files[file] = (files[file] ?? 0) + (to - from) / 1000;
  return {
    files,
    total: merged.reduce((sum, { from, to }) => sum + to - from, 0) / 1000,
    longest: Math.max(0, ...inTasks.map((task) => task.ours)) / 1000,
    longTasks: inTasks.filter((task) => task.length > LONG && task.ours > task.length / 2).length,
  };
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

function overlap(spans, from, to) {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
}
