/**
 * The page's tree, read through getters taken from the prototypes.
 *
 * A page cannot reach our world's prototypes, but it can name an element: `<form name="documentElement">` or
 * `<img name="querySelectorAll">` then hides the document's own member, in our world too.
 */

type Getter<T, R> = (of: T) => R;

function getter<T extends object, R>(prototype: T, name: keyof T & string): Getter<T, R> {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`no getter ${name}`);
  return (of) => get.call(of) as R;
}

const docRoot = /* @__PURE__ */ getter<Document, HTMLElement | null>(Document.prototype, 'documentElement');
const docHead = /* @__PURE__ */ getter<Document, HTMLHeadElement | null>(Document.prototype, 'head');
const docBody = /* @__PURE__ */ getter<Document, HTMLElement | null>(Document.prototype, 'body');
const docQueryAll = Document.prototype.querySelectorAll;
const docQuery = Document.prototype.querySelector;
const docByTag = Document.prototype.getElementsByTagName;
const docWalker = Document.prototype.createTreeWalker;
const docRange = Document.prototype.createRange;
const docCreate = Document.prototype.createElement;
const elQuery = Element.prototype.querySelector;
const elByTag = Element.prototype.getElementsByTagName;
const elNames = Element.prototype.getAttributeNames;
const elGet = Element.prototype.getAttribute;

const firstElement = /* @__PURE__ */ getter<Element, Element | null>(Element.prototype, 'firstElementChild');
export const holdsElements = (el: Element) => firstElement(el) !== null;
export const outerHtml = /* @__PURE__ */ getter<Element, string>(Element.prototype, 'outerHTML');
export const openRootOf = /* @__PURE__ */ getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
export const localName = /* @__PURE__ */ getter<Element, string>(Element.prototype, 'localName');
export const firstChild = /* @__PURE__ */ getter<Node, Node | null>(Node.prototype, 'firstChild');
export const nextSibling = /* @__PURE__ */ getter<Node, Node | null>(Node.prototype, 'nextSibling');
export const parentOf = /* @__PURE__ */ getter<Node, Element | null>(Node.prototype, 'parentElement');
export const parentNodeOf = /* @__PURE__ */ getter<Node, Node | null>(Node.prototype, 'parentNode');
export const nodeType = /* @__PURE__ */ getter<Node, number>(Node.prototype, 'nodeType');
export const textOf = /* @__PURE__ */ getter<Node, string | null>(Node.prototype, 'textContent');
export const connected = /* @__PURE__ */ getter<Node, boolean>(Node.prototype, 'isConnected');

export const rootOf = (doc: Document) => docRoot(doc);
export const headOf = (doc: Document) => docHead(doc);
export const bodyOf = (doc: Document) => docBody(doc);
export const queryAll = (doc: Document, selector: string) => docQueryAll.call(doc, selector);
const rootQueryAll = DocumentFragment.prototype.querySelectorAll;
export const queryAllIn = (root: ShadowRoot, selector: string) => rootQueryAll.call(root, selector);
export const query = (doc: Document, selector: string) => docQuery.call(doc, selector);
export const queryIn = (el: Element, selector: string) => elQuery.call(el, selector);
export const countAll = (of: Document | Element) =>
  (nodeType(of) === Node.DOCUMENT_NODE ? docByTag.call(of as Document, '*') : elByTag.call(of as Element, '*')).length;
/** How many elements a document has. */
export const countOf = (doc: Document) => docByTag.call(doc, '*').length;
export const byTag = (doc: Document, tag: string) => docByTag.call(doc, tag);
export const attributeNames = (el: Element) => elNames.call(el);
export const attribute = (el: Element, name: string) => elGet.call(el, name);
export const textWalker = (doc: Document, root: Node, filter: NodeFilter) =>
  docWalker.call(doc, root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, filter);
export const newRange = (doc: Document) => docRange.call(doc);
export const newElement = (doc: Document, name: string) => docCreate.call(doc, name) as HTMLElement;
