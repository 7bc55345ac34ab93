import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { gate } from '../content/gate';
import { glance } from '../content/glance';
import marketplaces from '../generated/marketplaces.json';

/** On every page of a marketplace: its address alone decides whether the reader is called. */
export default defineUnlistedScript(() => glance(() => gate(new URL(location.href), document, marketplaces)));
