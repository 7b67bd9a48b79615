/**
 * Where things are on Facebook: named lists, most to least specific, each with what it matches and when it was last seen.
 * "saved" = measured on saved pages; "reported" = described in public code, not verified by us. Never a class name.
 */

/** Outermost element of a post. */
export const POST_CONTAINERS = [
  '[aria-labelledby][aria-describedby]', // post with its accessibility contract; saved 2023-02 and 2025-06, no false positive
  '[aria-posinset]', // unit of a feed; saved 2025-06, reported 2026-07; also used by other lists
  '[role="article"]:not([aria-label])', // post without the contract, skeleton; saved 2023-02, reported 2026
];

/** Something inside a post, from which to climb where no container matches. */
export const POST_MARKS = [
  '[data-ad-rendering-role="profile_name"]', // author line; saved 2025-06, reported 2026
  '[aria-label^="Tindakan untuk"]', // menu of a post, Indonesian; reported 2026-08
  '[aria-label^="Actions for this post"]', // the same, English; reported 2026-08
  '[aria-label^="Kirim ini ke teman"]', // action "share", Indonesian; reported 2026
  '[aria-label^="Send this to friends"]', // the same, English; reported 2026
];
/** One post has at most one of them: its menu, its share action. */
export const ONE_PER_POST = [
  '[aria-label^="Tindakan untuk postingan"], [aria-label^="Tindakan untuk kiriman"], [aria-label^="Actions for this post"]',
  '[aria-label^="Kirim ini ke teman"], [aria-label^="Send this to friends"]',
];

/** The picture or film that a page is about: photo viewer, watch, reel. Author and text stand beside it; reported 2024-2026. */
export const VIEWERS = [
  '[data-pagelet="MediaViewerPhoto"]',
  'img[data-visualcompletion="media-vc-image"]',
  '[data-pagelet="WatchPermalinkVideo"]',
  '[data-pagelet^="Reels"] video',
].join(', ');
export const STAGES = `${VIEWERS}, [data-video-id]`;
/** A page's stage and what stands beside it end here. */
export const STAGE_EDGES = '[role="feed"], body';
/** More than one item, or the frame of the site. */
export const NOT_IN_STAGE = '[role="banner"], [role="navigation"], [role="feed"]';

/** Nothing above these can be one post. */
export const LIST_EDGES = '[role="feed"], [role="main"], [role="dialog"], [role="complementary"], body';

/** Parts of the page that never hold a post: top bar, columns, chats, stories. */
export const CHROME =
  '[role="navigation"], [role="banner"], [role="contentinfo"], [role="tooltip"], [role="menu"], [hidden]';

/** Roles of an element with both ARIA attributes that is no post. */
export const NOT_A_POST = /^(?!article$|listitem$|group$|presentation$|none$|region$)/;

/** Author line of a post, also of the post inside a shared post. */
export const AUTHOR_LINKS = [
  '[data-ad-rendering-role="profile_name"] a[href]', // saved 2025-06
  'h2 a[href], h3 a[href], h4 a[href]', // saved 2023-02 (h2), 2025-06 (h3); h4 reported
];
export const AUTHOR_HEADINGS = '[data-ad-rendering-role="profile_name"], h2, h3, h4';

/** A post's text. */
export const MESSAGE = [
  '[data-ad-rendering-role="story_message"]', // saved 2025-06
  '[data-ad-preview="message"]', // saved 2025-06; reported 2024-2026
  '[data-ad-comet-preview="message"]', // saved 2025-06; reported 2024-2026
].join(', ');

/** Actions below a post. */
export const ACTION_MARKS = [
  '[data-ad-rendering-role="like_button"]', // reported 2026
  '[data-ad-rendering-role="comment_button"]', // reported 2026
  '[data-ad-rendering-role="share_button"]', // reported 2026
];
/** Who reacted, next to the actions; saved 2023-02 and 2025-06. */
export const REACTIONS_BAR = '[role="toolbar"]';

/** Picture or film of a post. */
export const MEDIA = 'a[href*="/photo"], a[href*="/videos/"], a[href*="/reel/"], video, [data-video-id]';

/** What only an advertisement has. */
export const AD_MARKS = [
  'a[href*="/ads/about"]', // explanation of the mark; reported 2025
  '[data-ad-rendering-role^="cta-"]', // its button; reported 2026
];

/** Outermost element of a comment or reply; saved 2025-06. The label is language-dependent, its presence is not. */
export const COMMENT_CONTAINERS = '[role="article"][aria-label]';
/** Links that name a comment: its time (numeric id) and its author (base64); saved 2025-06. */
export const COMMENT_LINKS = 'a[href*="comment_id="]';
/** Those of them that only a reply has; saved 2025-06. */
export const REPLY_LINKS = 'a[href*="reply_comment_id="]';
/** What a person wrote, marked with its language; saved 2025-06. */
export const TEXT_BLOCK = '[dir="auto"][lang]';
/** Row with time and actions below a comment; saved 2025-06. */
export const COMMENT_ROW = 'ul';

/** Where an accessible name may stand for the audience: the icon in the line of the time; `svg title` saved 2023-02, 2025-06. */
export const ICON_LABELS =
  'svg[title], svg[aria-label], svg > title, img[alt], i[aria-label], [role="img"][aria-label]';

/** The dialog that lists who reacted, its tabs, and one entry where the page marks entries; saved (tabs), reported (rest). */
export const DIALOG = '[role="dialog"]';
export const REACTION_TABS = '[role="tablist"] [role="tab"]';
export const LIST_ITEM = '[role="listitem"], [role="row"]';

/** Elements that take clicks for the page: nothing of ours goes inside. */
export const INTERACTIVE =
  'a, button, input, textarea, select, summary, label, [role="button"], [role="link"], [contenteditable]';

/** JSON that the page carries for itself; saved 2023-01 to 2025-06. */
export const EMBEDDED_JSON = 'script[type="application/json"]';
