/** The extension exactly as it is built otherwise, in another folder. */
import config from '../../wxt.config.ts';

export default { ...config, outDir: '.output/bench' };
