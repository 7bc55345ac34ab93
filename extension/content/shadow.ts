import { openRootOf, queryAll, queryAllIn } from './dom';
import type { Pace } from './pace';

/** Names that are no component's, the commonest first: an element's name is compared with them in turn. */
const PLAIN = [
  'div,a,span,li,p,path,img,svg,use,g,ul,button,input,script,link,meta,option,label,br,td,tr,i,b,strong,em,h1,h2,h3,h4,h5,h6',
  'source,picture,section,style,form,small,article,header,footer,nav,main,aside,noscript,iframe,select,circle,rect,table,tbody',
  'th,thead,dt,dd,dl,figure,figcaption,time,sup,sub,u,s,del,ins,hr,ol,textarea,video,html,head,body,title,template,slot,details',
  'summary,fieldset,legend,dialog,abbr,address,area,map,audio,base,bdi,bdo,blockquote,canvas,caption,cite,code,col,colgroup,data',
  'datalist,dfn,embed,hgroup,kbd,mark,menu,meter,object,optgroup,output,picture,pre,progress,q,rp,rt,ruby,samp,search,tfoot,track',
  'var,wbr,font,center,defs,symbol,line,polygon,polyline,ellipse,text,stop,mask',
].join();

/**
 * What may have a shadow root: components, by their names, and plain elements with nothing of their own to show, for a root
 * is drawn in place of that. To ask an element, the browser must make an object for our world, and for all of a page that
 * costs more than the rest of the hand-over; a selector costs next to nothing.
 */
const MAY_HOST =
  ':is(div,section,article,main,aside,header,footer,nav,blockquote):not(:has(*)),' +
  `:is(span,p,h1,h2,h3,h4,h5,h6):empty,:not(${PLAIN})`;

/** A page made of components has hundreds of open shadow roots; one made to tire us has more. */
const MAX_ROOTS = 2_000;
const MAX_ELEMENTS = 200_000;
const SLICE_MS = 5;
const STEPS = 512;

/**
 * The page's open shadow roots, those inside others after them: parts of the page like any other, but in no serialised
 * HTML and reached by no selector. There is no way to find them but to ask whatever may have one.
 */
export async function openRoots(doc: Document, pace: Pace): Promise<ShadowRoot[]> {
  const found: ShadowRoot[] = [];
  let since = pace.now();
  let seen = 0;
  const look = async (all: ArrayLike<Element>) => {
    for (let i = 0; i < all.length && found.length < MAX_ROOTS && seen < MAX_ELEMENTS; i++) {
      const el = all[i];
      const root = el && openRootOf(el);
      if (root) found.push(root);
      if (++seen % STEPS === 0 && pace.now() - since > SLICE_MS) {
        await pace.rest();
        since = pace.now();
      }
    }
  };
  await look(queryAll(doc, MAY_HOST));
  for (let i = 0; i < found.length; i++) {
    const root = found[i];
    if (root) await look(queryAllIn(root, MAY_HOST));
  }
  return found;
}
