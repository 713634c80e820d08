// Small pictures: reading, writing with at most 256 colours, halving, and comparing by fields.
import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

const FIELD = 8 // px
const DIFFERS = 24 // of 255, the mean of a field
const SHIFT = 2 // px up or down: a line of text may sit a little elsewhere in another browser
const SHIFTS = Array.from({ length: 2 * SHIFT + 1 }, (_, i) => i - SHIFT)
const MOST = 0.012 // of all fields

export const decode = (png) => { const { width, height, data } = PNG.sync.read(png); return { width, height, data } }

/** Half as wide and half as high. */
export function halve({ width, height, data }) {
  const [w, h] = [width >> 1, height >> 1]
  const out = Buffer.alloc(w * h * 4, 255)
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) for (let c = 0; c < 3; c++) {
    const at = (dx, dy) => data[((2 * y + dy) * width + 2 * x + dx) * 4 + c]
    out[(y * w + x) * 4 + c] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) >> 2
  }
  return { width: w, height: h, data: out }
}

/** Fewer shades, so that a picture takes little room: the edges of letters in steps of 16. */
export function clean({ width, height, data }) {
  const out = Buffer.from(data)
  for (let i = 0; i < out.length; i++) out[i] = i % 4 === 3 ? 255 : Math.min(255, Math.round(out[i] / 17) * 17)
  return { width, height, data: out }
}

export function compare(one, other) {
  if (one.width !== other.width || one.height !== other.height) return { fine: false, says: `${other.width} × ${other.height} px, not ${one.width} × ${one.height}` }
  const { width, height } = one
  const difference = { width, height, data: Buffer.from(other.data.map((v, i) => (i % 4 === 3 ? 255 : 128 + (v >> 1)))) }
  let [fields, bad] = [0, 0]
  for (let y = 0; y + FIELD <= height; y += FIELD) for (let x = 0; x + FIELD <= width; x += FIELD) {
    fields++
    const was = mean(one, x, y)
    const near = (dy) => y + dy >= 0 && y + dy + FIELD <= height && mean(other, x, y + dy).every((v, c) => Math.abs(v - was[c]) <= DIFFERS)
    if (SHIFTS.some(near)) continue
    bad++
    for (let i = 0; i < FIELD; i++) for (let j = 0; j < FIELD; j++) difference.data.set([255, 0, 60], ((y + i) * width + x + j) * 4)
  }
  return { fine: bad / fields <= MOST, says: `${bad} of ${fields} fields differ`, difference }
}

function mean({ width, data }, x, y) {
  const sum = [0, 0, 0]
  for (let i = 0; i < FIELD; i++) for (let j = 0; j < FIELD; j++) for (let c = 0; c < 3; c++) sum[c] += data[((y + i) * width + x + j) * 4 + c]
  return sum.map((v) => v / FIELD / FIELD)
}

/** As PNG with a palette: the 256 most frequent colours, and for others the nearest of them. */
export function encode({ width, height, data }) {
  const count = new Map()
  for (let i = 0; i < data.length; i += 4) { const key = data.readUIntBE(i, 3); count.set(key, (count.get(key) ?? 0) + 1) }
  const palette = [...count].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([key]) => [key >> 16, (key >> 8) & 255, key & 255])
  const known = new Map(palette.map(([r, g, b], i) => [(r << 16) | (g << 8) | b, i]))
  const nearest = (key) => {
    const [r, g, b] = [key >> 16, (key >> 8) & 255, key & 255]
    const far = ([x, y, z]) => (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2
    const best = palette.reduce((best, colour, i) => (far(colour) < far(palette[best]) ? i : best), 0)
    known.set(key, best)
    return best
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const key = data.readUIntBE((y * width + x) * 4, 3)
    rows[y * (width + 1) + 1 + x] = known.get(key) ?? nearest(key)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

function crc32(bytes) {
  let sum = -1
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ -1) >>> 0
}
