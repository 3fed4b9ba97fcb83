// Copies a chart as a picture or saves it. The plot is what the screen shows, without its buttons, as Plotly writes it as SVG; above it stand
// the sentence that says what is seen and the title, below it milestones, sources and the address of the view. Streamlit's chart leaves
// Plotly in `window.Plotly`, and the colours of the theme are already in the figure.
const SCALE = 3; // times the size on the screen
const MARGIN = 8; // in pixels on the screen, as are the letters and lines of words
const SENTENCE = { letters: 20, line: 26, weight: 600 }, TITLE = { letters: 15, line: 21 }, NOTE = { letters: 12, line: 17 };
const WORDS = /(?<= )/, PARTS_OF_ADDRESS = /(?<=[~.?&])|(?=@)/; // where a line may end

// The plot of a chart, and the words that belong above and below it.
async function parts(chart) {
  const { width, height } = chart.getBoundingClientRect(), size = { width: Math.round(width), height: Math.round(height) };
  const { title, meta, annotations = [] } = chart.layout, [unit, ...sources] = title?.subtitle?.text?.split('<br>') ?? [];
  const layout = { ...chart.layout, ...size, paper_bgcolor: looks().ground, title: { text: '' } };
  const svg = await window.Plotly.toImage({ data: chart.data, layout }, { format: 'svg', imageDataOnly: true, ...size });
  const named = name => annotations.filter(note => note.name === name);
  const plain = words => words?.replaceAll('<br>', ' ').replace(/<\/?b>/g, '').trim(); // Streamlit's theme makes titles bold
  return { plot: { svg, ...size }, sentence: plain(meta), title: plain(title?.text), unit: named('unit').length ? '' : unit,
    milestones: named('milestone').map(note => note.hovertext.replaceAll('<br>', ' · ')).join(' · '), sources: sources.join(' ') };
}

function looks() {
  const { color, backgroundColor } = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
  return { color, ground: backgroundColor, family: document.querySelector('.js-plotly-plot')._fullLayout.font.family };
}

// Words in lines that are no wider than the picture.
function written(words, { letters, line, weight = 400 }, width, ends = WORDS) {
  const { color, family } = looks(), lines = words ? broken(words, `${weight} ${letters}px ${family}`, width - 2 * MARGIN, ends) : [];
  const look = `fill="${color}" font-size="${letters}" font-weight="${weight}" font-family="${family.replaceAll('"', "'")}"`;
  const escaped = text => new XMLSerializer().serializeToString(new Text(text.trim()));
  return { svg: lines.map((text, place) => `<text x="${MARGIN}" y="${place * line + letters}" ${look}>${escaped(text)}</text>`).join(''), width, height: lines.length * line };
}

function broken(words, font, width, ends) {
  const ruler = Object.assign(document.createElement('canvas').getContext('2d'), { font });
  return words.split(ends).reduce(([line, ...before], part) => ruler.measureText(line + part).width > width && line ? [part, line, ...before] : [line + part, ...before], ['']).reverse();
}

// Pieces of a picture below each other.
function stacked(pieces) {
  let height = 0, svg = '';
  for (const piece of pieces.filter(piece => piece.height)) {
    svg += `<g transform="translate(0 ${height})">${piece.svg}</g>`;
    height += piece.height + MARGIN / 2;
  }
  return { svg, width: Math.max(...pieces.map(({ width }) => width)), height };
}

// One chart with all its words, or several as they stand on the page, row by row, each with its title and its sources, below one sentence.
async function together(charts, { link, sentence: ofAll }) {
  const found = await Promise.all(charts.map(chart => parts(chart))), alone = found.length === 1;
  const whole = found.map(({ plot, sentence, title, unit, milestones, sources }) => stacked([
    written(alone && sentence, SENTENCE, plot.width), written(title, TITLE, plot.width), written(unit, NOTE, plot.width), plot,
    written(milestones, NOTE, plot.width), written(sources, NOTE, plot.width)]));
  const rows = Map.groupBy(whole.keys(), place => Math.round(charts[place].getBoundingClientRect().top));
  const inside = stacked([...rows.values()].map(places => beside(places.map(place => whole[place]))));
  const { svg, width, height } = stacked([written(!alone && ofAll, SENTENCE, inside.width), inside, written(addressOf(link), NOTE, inside.width, PARTS_OF_ADDRESS)]);
  const { ground, family } = looks(), size = { width, height: height + 2 * MARGIN };
  return { size, svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size.height}"><style>${await fontFace(family)}</style>`
    + `<rect width="100%" height="100%" fill="${ground}"/><g transform="translate(0 ${MARGIN})">${svg}</g></svg>` };
}

function beside(pieces) {
  let width = 0, svg = '';
  for (const piece of pieces) {
    svg += `<g transform="translate(${width} 0)">${piece.svg}</g>`;
    width += piece.width + 2 * MARGIN;
  }
  return { svg, width: width - 2 * MARGIN, height: Math.max(...pieces.map(({ height }) => height)) };
}

const addressOf = link => link || window.location.href;

async function asPng(charts, data) {
  const { svg, size: { width, height } } = await together(charts, data), image = new Image();
  image.src = await dataUrl(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}

// An SVG used as a picture sees no font of the page, so the font goes into it.
async function fontFace(family) {
  const rules = [...document.styleSheets].flatMap(rulesOf).filter(rule => rule instanceof CSSFontFaceRule
    && rule.style.fontStyle !== 'italic' && family.startsWith(rule.style.fontFamily));
  const faces = rules.slice(0, 1).map(async rule => {
    const [, source] = rule.style.src.match(/url\("?([^")]+)"?\)/);
    const file = await fetch(new URL(source, rule.parentStyleSheet.href ?? document.baseURI));
    return `@font-face { font-family: ${rule.style.fontFamily}; font-weight: 100 900; src: url("${await dataUrl(await file.blob())}") }`;
  });
  return (await Promise.all(faces)).join('');
}

function rulesOf(sheet) {
  try { return [...sheet.cssRules]; } catch { return []; } // another site's sheet may not be read
}

function dataUrl(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });
}

const STILL_DRAWN = 'The chart is still being drawn. Press again in a moment.';
const SAVE_INSTEAD = 'Save the image instead.';

async function copied(charts, data) {
  if (!charts.length || !window.Plotly) return STILL_DRAWN;
  if (!window.isSecureContext || !navigator.clipboard?.write || !window.ClipboardItem) {
    return `Here this browser lets no page copy pictures. ${SAVE_INSTEAD}`;
  }
  try {
    // The promise itself goes into the item: Safari allows no waiting between the press and the writing.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(charts, data) })]);
    return 'Copied';
  } catch {
    return `The browser did not allow the copy. ${SAVE_INSTEAD}`;
  }
}

const saved = format => async (charts, data) => {
  if (!charts.length || !window.Plotly) return STILL_DRAWN;
  const blob = format === 'svg' ? new Blob([(await together(charts, data)).svg], { type: 'image/svg+xml' }) : await asPng(charts, data);
  const file = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `${data.stem}.${format}` });
  file.click();
  URL.revokeObjectURL(file.href);
  return 'Saved';
};

// The address to copy: while the years play, the one of the page is further on than the page's last word on the view.
function addressOnScreen(onScreen) {
  const [start, view] = onScreen.split('?view='), [name] = view?.split('~') ?? [];
  const shown = window.location.search.slice(1).split('&').find(part => part.startsWith('view=') && part.slice(5).split('~')[0] === name);
  return shown ? `${start}?${shown}` : addressOf(onScreen);
}

async function linkCopied(charts, { onScreen }) {
  const address = addressOnScreen(onScreen);
  if (!navigator.clipboard?.writeText) return `This browser lets no page copy here. The address is ${address}`;
  try {
    await navigator.clipboard.writeText(address);
    return 'Link copied';
  } catch {
    return `The browser did not allow the copy. The address is ${address}`;
  }
}

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector('[role="status"]');
  const charts = () => [...document.querySelectorAll(data.charts.map(key => `.st-key-${key} .js-plotly-plot`))];
  const answer = act => async () => {
    said.textContent = '';
    said.textContent = await act(charts(), data);
  };
  for (const [name, act] of Object.entries({ copy: copied, png: saved('png'), svg: saved('svg'), link: linkCopied })) {
    parentElement.querySelector(`[name="${name}"]`).onclick = answer(act);
  }
}
