/**
 * A 9x16 console font for ASCII 32 to 126, drawn for this project. Each glyph is a 5x9 sketch, one
 * base-32 digit a row (the highest bit is the leftmost dot); rows 8 and 9 hang below the line.
 */
const SKETCHES = `
000000000 444440400 aaa000000 aavavaa00 4fke5u400 op248j300 cik8lid00 448000000
248884200 842224800 04lel4000 044v44000 000004480 000v00000 00000cc00 0012448g0
ehjlphe00 4c4444e00 eh1248v00 v2421he00 26aiv2200 vgu11he00 68guhhe00 v12488800
ehhehhe00 ehhf12c00 0cc0cc000 0cc0c4800 248g84200 00v0v0000 842124800 eh1240400
eh1dlle00 ehhvhhh00 uhhuhhu00 ehggghe00 sihhhis00 vgguggv00 vgguggg00 ehgnhhf00
hhhvhhh00 e44444e00 72222ic00 hikokih00 ggggggv00 hrllhhh00 hhpljhh00 ehhhhhe00
uhhuggg00 ehhhlid00 uhhukih00 fgge11u00 v44444400 hhhhhhe00 hhhhha400 hhhllla00
hha4ahh00 hhha44400 v1248gv00 e88888e00 0g8442100 e22222e00 4ah000000 0000000v0
842000000 00e1fhf00 ggmphhu00 00egghe00 11djhhf00 00ehvge00 698s88800 00fhhhf1e
ggmphhh00 40c444e00 2062222ic ggikoki00 c44444e00 00qllhh00 00mphhh00 00ehhhe00
00uhhhugg 00fhhhf11 00mpggg00 00ege1u00 88s889600 00hhhjd00 00hhha400 00hhlla00
00ha4ah00 00hhhhf1e 00v248v00 244844200 444444400 844244800 008l20000
`
  .trim()
  .split(/\s+/);

export const CELL_WIDTH = 9;
export const CELL_HEIGHT = 16;

// How a sketch is stretched to a cell: which of its rows (columns) each row (column) repeats.
// Uneven on purpose: bars stay one dot thick while the letters grow to the usual proportions.
const BLANK = 9;
const ROWS = [BLANK, 0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, BLANK];
const COLUMNS = [0, 1, 1, 2, 3, 3, 4];

const FIRST_CHARACTER = 32;

/** Whether the glyph of `character` has a dot at a place of its cell. Unknown ones look like `?`. */
export function hasDot(character: string, x: number, y: number): boolean {
  const sketch =
    SKETCHES[character.charCodeAt(0) - FIRST_CHARACTER] ?? SKETCHES['?'.charCodeAt(0) - 32] ?? '';
  const row = Number.parseInt(sketch.charAt(ROWS[y] ?? BLANK) || '0', 32);
  // One empty column on the left and one on the right keep letters apart.
  const column = COLUMNS[x - 1];
  return column !== undefined && ((row >> (4 - column)) & 1) === 1;
}
