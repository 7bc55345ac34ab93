// Numbers out of repeated measurements.

/** The value below which the share `q` of the values lies, between neighbours by proportion. */
export function quantile(values, q) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at - Math.floor(at));
}

/** What is worth telling of a series. */
export function summary(values) {
  return { n: values.length, median: quantile(values, 0.5), p95: quantile(values, 0.95), max: quantile(values, 1) };
}
