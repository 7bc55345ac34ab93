// Breaks one function of a wasm module so that calling it traps, as a Rust panic does. Its length stays, so nothing else moves.

const EXPORTS = 7;
const IMPORTS = 2;
const CODE = 10;
const FUNCTION = 0;
const UNREACHABLE = 0x00;
const NOP = 0x01;
const END = 0x0b;

/** A copy of `module` in which the exported function `name` traps. */
export function trapIn(module, name) {
  const broken = Uint8Array.from(module);
  const sections = sectionsOf(broken);
  const index = exportedFunction(broken, sections.get(EXPORTS), name) - importedFunctions(module);
  const reader = new Reader(broken, sections.get(CODE));
  reader.number(); // how many functions follow
  for (let at = 0; at < index; at++) reader.skip(reader.number());
  const length = reader.number();
  const start = reader.at;
  broken.fill(NOP, start, start + length);
  broken[start] = 0; // no locals
  broken[start + 1] = UNREACHABLE;
  broken[start + length - 1] = END;
  return broken;
}

/** The engine counts the imports: their descriptors come in too many shapes to skip by hand. */
function importedFunctions(module) {
  return WebAssembly.Module.imports(new WebAssembly.Module(module)).filter(({ kind }) => kind === 'function').length;
}

function sectionsOf(bytes) {
  const sections = new Map();
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = bytes[reader.at++];
    const length = reader.number();
    sections.set(id, reader.at);
    reader.skip(length);
  }
  if (!sections.has(IMPORTS) || !sections.has(CODE)) throw new Error('not the module that wasm-bindgen makes');
  return sections;
}

function exportedFunction(bytes, start, name) {
  const reader = new Reader(bytes, start);
  for (let left = reader.number(); left > 0; left--) {
    const exported = reader.text();
    const kind = bytes[reader.at++];
    const index = reader.number();
    if (exported === name && kind === FUNCTION) return index;
  }
  throw new Error(`the module exports no function ${name}`);
}

class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** An unsigned LEB128 number. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return value >>> 0;
    }
  }

  text() {
    const length = this.number();
    this.skip(length);
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  skip(bytes) {
    this.at += bytes;
  }
}
