// The strict checks, each with its own name. A check of checks/ gives every finding one of the names that stand under it here;
// a name without a finding on any page is passed. `self-test/` proves for each name that it can fail.
//
//   NAME: [CRITERION, WHAT MUST HOLD]
//
// CRITERION is a success criterion of WCAG 2.2 where there is one, else what the name is taken from. Peers are judged by the
// same list (peers/), but for the checks in OWN: these are about what only our booklets promise.

export const STRICT = {
  html: {
    'nu-errors': ['HTML', 'the Nu HTML checker finds no error'],
    'nu-warnings': ['HTML', 'the Nu HTML checker warns of nothing'],
  },
  validate: {
    'html-validate': ['HTML', 'html-validate is silent with its presets standard, document and a11y'],
  },
  outline: {
    outline: ['1.3.1, 2.4.6 AA', 'one h1, first; no level skipped; no empty heading'],
    title: ['2.4.2 A', 'the page has a title'],
    lang: ['3.1.1 A', 'the page has a language that exists'],
    dir: ['1.3.2 A', 'the page says its direction, and it is the one of its language'],
    viewport: ['1.4.4 AA', 'the page fits the device and lets the reader zoom'],
    landmarks: ['1.3.6 AAA', 'exactly one main part'],
    noindex: ['own promise', 'search engines are asked to leave the page out'],
    policy: ['own promise', 'a strict Content-Security-Policy stands in the page'],
  },
  links: {
    'link-leads': ['2.4.4 A', 'each link leads to a file and a place that exist, with the same letters'],
    'link-offline': ['own folder', 'no link or picture needs a web server, or leaves the folder'],
    'nav-same': ['3.2.3 AA', 'the links of all pages stand in the same order'],
  },
  network: {
    'self-contained': ['own folder', 'nothing is asked for outside the page\'s own folder'],
    hints: ['own folder', 'no hint to connect to anybody, no refresh'],
    console: ['works', 'no error and no warning in the console, no failed script'],
  },
  nojs: {
    'nojs-text': ['works', 'the same words with and without JavaScript'],
    'nojs-dead': ['works', 'no control that does nothing without JavaScript'],
  },
  axe: {
    'axe-aa': ['A and AA', 'axe: the rules for A and AA'],
    'axe-aaa': ['AAA', 'axe: the rules for AAA'],
    'axe-best': ['best practice', 'axe: the rules of best practice'],
    'axe-experimental': ['experimental', 'axe: the experimental rules'],
    'axe-dark': ['1.4.3, 1.4.6 AAA', 'axe: the colour rules in the dark'],
  },
  alfa: {
    'alfa-aa': ['A and AA', 'Alfa: the rules for A and AA'],
    'alfa-aaa': ['AAA', 'Alfa: the rules for AAA'],
    'alfa-best': ['best practice', 'Alfa: the rules of best practice'],
  },
  ibm: {
    'ibm-violations': ['A and AA', 'IBM Equal Access: no violation'],
    'ibm-recommendations': ['best practice', 'IBM Equal Access: no recommendation'],
  },
  reflow: {
    'reflow-320': ['1.4.10 AA', 'at 320 px nothing scrolls sideways and nothing is cut; no number to dial and no word of a heading breaks inside'],
    'reflow-mirrored': ['1.3.2 A', 'turned, as for a language that is read from the right, each part stands at the other side, and nothing is cut'],
    'reflow-240': ['own promise', 'the same at 240 px'],
    'zoom-400': ['1.4.10 AA', 'the same at 400 % of a 1280 × 1024 window; no fixed part takes more than half of it'],
    'text-200': ['1.4.4 AA, 1.4.8 AAA', 'with letters twice as large nothing scrolls sideways and nothing is cut'],
    'text-grows': ['1.4.4 AA', 'all text follows the reader\'s own text size'],
    'text-spacing': ['1.4.12 AA', 'with the reader\'s own spacing nothing scrolls sideways and nothing is cut'],
  },
  targets: {
    'target-24': ['2.5.8 AA', 'links and buttons outside running text are 24 × 24 px or more'],
    'target-44': ['2.5.5 AAA', 'links and buttons outside running text are 44 × 44 px or more'],
  },
  type: {
    'font-size': ['clear print', 'body text is 16 px or more (19 for the young), and no text is under 16 px'],
    'line-space': ['1.4.8 AAA', 'lines stand 1.5 times their size apart'],
    'paragraph-space': ['1.4.8 AAA', 'paragraphs stand 1.5 times as far apart as lines'],
    'line-length': ['1.4.8 AAA', 'no line is longer than 80 characters'],
    'type-justified': ['1.4.8 AAA', 'no justified text'],
    'type-italics': ['dyslexia guide', 'no italics'],
    'type-capitals': ['dyslexia guide', 'no run of capitals by style'],
    'type-family': ['clear print', 'letters without serifs'],
  },
  colours: {
    contrast: ['1.4.6 AAA', 'text stands at 7:1, large text at 4.5:1, by day'],
    'contrast-dark': ['1.4.6 AAA', 'the same where the device asks for dark'],
    'contrast-more': ['1.4.6 AAA', 'the same where the device asks for more contrast'],
    'contrast-print': ['1.4.6 AAA', 'the same on white paper, in grey too: backgrounds that a printer leaves out are left out'],
    dark: ['reader\'s device', 'the page is dark where the device asks for dark'],
    'svg-contrast': ['1.4.11 AA', 'each drawing has a line or field at 3:1 with its ground, by day and in the dark'],
  },
  'forced-colours': {
    'contrast-forced': ['1.4.3 AA', 'text stands at 4.5:1 with the system\'s own light colours'],
    'contrast-forced-dark': ['1.4.3 AA', 'text stands at 4.5:1 with the system\'s own dark colours'],
    'forced-adjust': ['reader\'s device', 'no text refuses the system\'s own colours'],
    'forced-edges': ['reader\'s device', 'a coloured box keeps an edge in the system\'s own colours'],
    'svg-forced': ['1.4.11 AA', 'each drawing is seen in the system\'s own colours'],
  },
  sheets: {
    'page-weight': ['weak phone', 'each page under 60 kB without pictures, letters and the sheet for paper'],
  },
  overlap: {
    overlap: ['1.4.6 AAA', 'no drawing or picture stands over words, at four widths and on paper'],
  },
  keyboard: {
    'key-reach': ['2.1.3 AAA', 'Tab reaches each control'],
    'key-trap': ['2.1.2 A', 'Tab gets out again'],
    'key-order': ['2.4.3 A', 'Tab goes in the order of the page'],
    'focus-visible': ['own promise', 'an outline of 2 px or more shows where the focus is, by day and on a dark phone'],
    'focus-obscured': ['2.4.11 AA', 'what has the focus is not covered'],
  },
  focus: {
    'focus-appearance': ['2.4.7 AA, 2.4.13 AAA', 'the focus changes as many pixels as a line of 2 px around it has, by 3:1'],
    'focus-obscured-part': ['2.4.12 AAA', 'no part of what has the focus is covered, at 100 % and 400 %'],
    'focus-forced': ['2.4.7 AA', 'an outline shows the focus in the system\'s own colours'],
  },
  motion: {
    motion: ['2.3.3 AAA', 'nothing moves where the reader asks for less motion, and no smooth scrolling'],
    still: ['2.2.2 A', 'nothing moves, blinks, plays or goes on by itself for anybody'],
  },
  order: {
    order: ['1.3.2 A', 'on a phone what is read first stands first'],
    'css-off': ['1.3.2 A', 'without styles stand the same words, and no others'],
    'generated-text': ['1.3.1 A', 'no word comes from the style'],
  },
  tree: {
    'at-text': ['1.3.1 A', 'each word that is seen stands in the accessibility tree'],
    'control-names': ['4.1.2 A', 'each control has a name in the accessibility tree'],
    'link-text': ['2.4.9 AAA', 'each link says where it leads by itself'],
    'link-same': ['2.4.9 AAA', 'links with the same words lead to the same place'],
    'new-window': ['3.2.5 AAA', 'no link opens a window without saying so'],
    location: ['2.4.8 AAA', 'the page shows where it stands among the others'],
    skip: ['2.4.1 A', 'the first control leads past what is the same on every page'],
    'lang-parts': ['3.1.2 AA', 'words in other letters are marked with their language and direction'],
  },
  words: {
    'reading-level': ['3.1.5 AAA', 'English stands at grade 9 or below (Flesch-Kincaid)'],
    sections: ['2.4.10 AAA', 'no more than 350 words without a heading'],
    braille: ['braille', 'the braille table of its language knows every character'],
  },
  weight: {
    weight: ['weak phone', 'a page in 5 requests or fewer and under 100 kB, without pictures and letters'],
    'slow-paint': ['weak phone', 'first paint in 2.5 s on slow 3G with a processor 6 times slower'],
    'slow-shift': ['weak phone', 'nothing moves while it loads there'],
  },
  print: {
    'print-text': ['paper', 'each word is on A4, folded parts too'],
    'print-size': ['clear print', '12 pt or more on paper'],
  },
  paper: {
    'print-text-a5': ['paper', 'each word is on A5'],
    'print-text-large': ['paper', 'each word is on A4 in large print'],
    'print-size-large': ['large print', '18 pt or more on paper for a reader whose letters are 1.5 times as large'],
    'print-cut': ['paper', 'nothing stands over the edge of the paper: A4, A5, large print'],
    'print-headings': ['paper', 'no heading at the foot of a page without its text: A4, A5, large print'],
    'print-addresses': ['paper', 'a web link in the text has its address on paper'],
    'print-one-page': ['own promise', '"In short" and "My turn" fit on one page, A4 and A5; the start page with the list of all pages on one of A4'],
    'print-goals': ['own promise', 'a goal that does not fit on the rest of a sheet begins on a new one, and no sheet is empty: A4, A5, large print'],
  },
  modes: { modes: ['1.4.8 AAA', 'each ground at 7:1 by choice, largest letters fit, nothing kept unasked'] },
  aloud: { aloud: ['own promise', 'all words are read aloud in order by a voice of the device, and stop at once'] },
  hide: { hide: ['own promise', '"Hide this page" covers all at once and keeps nothing'] },
  sealed: { sealed: ['own promise', 'a sealed file opens with its words alone, offline, by keyboard'] },
}

/** A second engine, Firefox (second-engine.mjs); the same names with the engine before them. */
export const SECOND = {
  'firefox-axe': ['A to AAA', 'all rules of axe are silent'],
  'firefox-reflow': ['1.4.10 AA', 'at 320 px nothing scrolls sideways and nothing is cut'],
  'firefox-text': ['works', 'the same words are seen with and without JavaScript, and no dead control'],
  'firefox-targets': ['2.5.5 AAA', 'links and buttons outside running text are 44 × 44 px or more'],
  'firefox-console': ['works', 'no script fails and no error stands in the console'],
  'firefox-file': ['works', 'the pages open from a folder and ask for nothing else'],
  'firefox-sealed': ['own promise', 'a sealed file opens with its words alone, by keyboard'],
}

// Not asked of others. (`focus-visible` asks for an outline; a focus that is shown otherwise is counted in pixels by `focus-appearance`.)
export const OWN = ['noindex', 'policy', 'reflow-240', 'focus-visible', 'print-one-page', 'print-goals', 'modes', 'aloud', 'hide', 'sealed']

/** Every name with its check, in the order above. */
export const strictChecks = (checks = Object.keys(STRICT)) => checks.flatMap((check) =>
  Object.entries(STRICT[check] ?? {}).map(([name, [criterion, says]]) => ({ name, check, criterion, says })))

/** The name of a finding: what the check gave, or the only one that it has. */
export function strictName(check, given) {
  const names = Object.keys(STRICT[check] ?? {})
  if (!names.length) return undefined
  const name = given ?? (names.length === 1 ? names[0] : undefined)
  if (name === undefined) return names.includes(check) ? check : names[0]
  if (!names.includes(name)) throw new Error(`The check ${check} has no strict check "${name}" in strict.mjs.`)
  return name
}
