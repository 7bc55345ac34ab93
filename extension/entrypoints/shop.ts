import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { byLooks } from '../content/gate';
import { glance } from '../content/glance';

/** On every page of all other sites, where the shopper allows it: a few elements decide. */
export default defineUnlistedScript(() => glance(() => byLooks(document)));
