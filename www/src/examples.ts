import index from '../demo/index.json';

interface Saved {
  readonly url: string;
  readonly file: string;
}

/** A demo page; its text is fetched when it is asked for. */
export interface Example extends Saved {
  readonly title: string;
  readonly why: string;
  readonly frames?: readonly Saved[];
}

export const examples: readonly Example[] = index;

const files = import.meta.glob<string>('../demo/**/*.html', { query: '?raw', import: 'default' });

export async function textOf({ file }: Saved): Promise<string> {
  const load = files[`../demo/${file}`];
  if (!load) throw new Error(`www/demo/${file} is named in index.json but is not there`);
  return load();
}
