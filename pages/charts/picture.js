// Copies a chart as a picture, below the sentence that says what is seen on it, or saves it. Plotly writes it as SVG with what the
// screen shows but its buttons, and with the title, unit, sources and milestones that the screen has around the chart. Streamlit's chart leaves
// Plotly in `window.Plotly`, and the colours of the theme are already in the figure.
const SCALE = 3; // times the size on the screen
const LETTERS = 20, LINE = 26, MARGIN = 8; // of the sentence above the chart, in pixels on the screen
const NOTE = 12, NOTE_LINE = 17; // of what stands below the chart
const TITLE_LINE = 20, SUBTITLE_LINE = 15, ABOVE = 34, MARK_LINE = 17; // of the title, and what stands between it and the plot; of what is marked above it

async function asSvg(chart) {
  const { width, height } = chart.getBoundingClientRect();
  const { backgroundColor } = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
  const { title, margin = {}, annotations = [] } = chart.layout;
  const lines = words => (words ? words.split('<br>').length : 0);
  const above = MARK_LINE * annotations.filter(note => note.name === 'mark' && note.showarrow !== false).flatMap(note => ['', ...note.text.split('<br>')]).length;
  const top = title?.text ? ABOVE + above + TITLE_LINE * lines(title.text) + SUBTITLE_LINE * lines(title.subtitle?.text) : margin.t;
  const size = { width: Math.round(width), height: Math.round(height + top - margin.t) };
  const layout = { ...chart.layout, ...size, paper_bgcolor: backgroundColor, margin: { ...margin, t: top },
    annotations: annotations.filter(note => note.name !== 'unit'), ...(title?.text ? {} : { title: { text: '' } }) };
  const written = await window.Plotly.toImage({ data: chart.data, layout }, { format: 'svg', imageDataOnly: true, ...size });
  const { family, color } = chart._fullLayout.font;
  const svg = written.replace(/(<svg[^>]*>)/, `$1<style>${await fontFace(family)}</style>`);
  const names = annotations.filter(note => note.name === 'milestone').map(note => note.hovertext.replaceAll('<br>', ' · ')).join(' · ');
  const sources = title?.text ? '' : title?.subtitle?.text?.replaceAll('<br>', ' ').trim();  // charts without a title have them below
  const below = [names, sources].filter(Boolean).flatMap(words => broken(words, `${NOTE}px ${family}`, size.width));
  return below.length ? withNotes(svg, size, below, { family, color, backgroundColor }) : { size, svg };
}

// A picture with lines of words below it.
function withNotes(svg, { width, height }, lines, { family, color, backgroundColor }) {
  const size = { width, height: height + lines.length * NOTE_LINE + MARGIN };
  const looks = `fill="${color}" font-size="${NOTE}" font-family="${family.replaceAll('"', "'")}"`;
  const escaped = words => new XMLSerializer().serializeToString(new Text(words));
  const notes = lines.map((line, place) => `<text x="${MARGIN}" y="${height + (place + 1) * NOTE_LINE - MARGIN / 2}" ${looks}>${escaped(line)}</text>`);
  const ground = `<rect width="100%" height="100%" fill="${backgroundColor}"/>`;
  return { size, svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size.height}">${ground}${svg}${notes.join('')}</svg>` };
}

// One chart, or several as they stand on the page, row by row.
async function together(charts) {
  if (charts.length === 1) return asSvg(charts[0]);
  const rows = Map.groupBy(charts, chart => Math.round(chart.getBoundingClientRect().top));
  let height = 0, width = 0, inside = '';
  for (const row of rows.values()) {
    const drawn = await Promise.all(row.map(chart => asSvg(chart)));
    let left = 0;
    for (const { svg, size } of drawn) {
      inside += svg.replace('<svg ', `<svg x="${left}" y="${height}" `);
      left += size.width + 2 * MARGIN;
    }
    width = Math.max(width, left);
    height += Math.max(...drawn.map(({ size }) => size.height)) + MARGIN;
  }
  return { size: { width, height }, svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>` };
}

async function asPng(charts) {
  const { svg, size } = await together(charts);
  const { color, backgroundColor } = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
  const { family } = charts[0]._fullLayout.font;
  const words = charts.length === 1 ? charts[0].layout.meta ?? '' : '';
  return drawn(svg, size, { words, font: `600 ${LETTERS}px ${family}`, color, backgroundColor });
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

// The sentence in lines that are no wider than the picture.
function broken(words, font, width) {
  const ruler = Object.assign(document.createElement('canvas').getContext('2d'), { font });
  return words.split(' ').filter(Boolean).reduce((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    return ruler.measureText(longer).width > width - 2 * MARGIN ? [...lines, word] : [...lines.slice(0, -1), longer];
  }, []);
}

async function drawn(svg, { width, height }, { words, font, color, backgroundColor }) {
  const image = new Image();
  image.src = await dataUrl(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const lines = broken(words, font, width), above = lines.length && lines.length * LINE + MARGIN;
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: (height + above) * SCALE });
  const context = canvas.getContext('2d');
  context.scale(SCALE, SCALE);
  Object.assign(context, { font, fillStyle: backgroundColor, textBaseline: 'top' }).fillRect(0, 0, width, above);
  context.fillStyle = color;
  lines.forEach((line, place) => context.fillText(line, MARGIN / 2, MARGIN + place * LINE));
  context.drawImage(image, 0, above, width, height);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}

const STILL_DRAWN = 'The chart is still being drawn. Press again in a moment.';
const SAVE_INSTEAD = 'Save the image instead.';

async function copied(charts) {
  if (!charts.length || !window.Plotly) return STILL_DRAWN;
  if (!window.isSecureContext || !navigator.clipboard?.write || !window.ClipboardItem) {
    return `Here this browser lets no page copy pictures. ${SAVE_INSTEAD}`;
  }
  try {
    // The promise itself goes into the item: Safari allows no waiting between the press and the writing.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(charts) })]);
    return 'Copied';
  } catch {
    return `The browser did not allow the copy. ${SAVE_INSTEAD}`;
  }
}

async function saved(charts, { stem, format }) {
  if (!charts.length || !window.Plotly) return STILL_DRAWN;
  const blob = format === 'svg' ? new Blob([(await together(charts)).svg], { type: 'image/svg+xml' }) : await asPng(charts);
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `${stem}.${format}` });
  link.click();
  URL.revokeObjectURL(link.href);
  return 'Saved';
}

async function linkCopied(charts, { link }) {
  const address = link || window.location.href;
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
  parentElement.querySelector('[name="copy"]').onclick = answer(copied);
  parentElement.querySelector('[name="save"]').onclick = answer(saved);
  parentElement.querySelector('[name="link"]').onclick = answer(linkCopied);
}
