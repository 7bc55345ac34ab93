// Every suite in one process, so that they share a browser. Each can be run alone, too: node --test tests/e2e/extension/pages.mjs

import './pages.mjs';
import './panel.mjs';
import './late.mjs';
import './results.mjs';
import './diagnosis.mjs';
import './hostile.mjs';
import './background.mjs';
import './network.mjs';
import './accessibility.mjs';
