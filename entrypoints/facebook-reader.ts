/** Facebook's reading part: injected when the first item of a page is flagged. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideReader } from '../utils/page/reader-slot.ts';
import { createFacebookReader } from '../utils/sites/facebook/facebook-reader.ts';

export default defineUnlistedScript(() => provideReader(createFacebookReader()));
