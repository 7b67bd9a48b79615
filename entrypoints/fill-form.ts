/** Fills a reporting channel's open form: injected for one gesture, with the values that were put there just before. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fillForm } from '../utils/page/fill-form.ts';
import { takeFormValues } from '../utils/page/form-slot.ts';

export default defineUnlistedScript(() => {
  const values = takeFormValues();
  return values && fillForm(document, values);
});
