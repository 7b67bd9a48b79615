/** Facebook's reading part: injected when the first item of a page is flagged. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideFlagging } from '../utils/page/provide-flagging.ts';
import { createFacebookReader } from '../utils/sites/facebook/facebook-reader.ts';

export default defineUnlistedScript(() => provideFlagging(createFacebookReader()));
