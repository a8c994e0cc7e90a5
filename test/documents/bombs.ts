// Files made to burst, to lie and to lead astray. Built here, so that none lies in the repository.
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

const MEGABYTE = 1024 * 1024;

/** A Word file whose directory says 5,000 bytes for a text of so many megabytes. */
export function lyingDocx(megabytes: number): Uint8Array {
  const text = new Uint8Array(megabytes * MEGABYTE).fill(0x20);
  const zip = zipSync(
    { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': text },
    { level: 9 },
  );
  return withSizes(zip, text.length, 5_000);
}

/** The zip with each size of so many bytes, in both of its directories, said to be another. */
function withSizes(zip: Uint8Array, from: number, to: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = 0; at + 28 < bytes.length; at += 1) {
    const signature = bytes.readUInt32LE(at);
    const size = at + (signature === 0x04034b50 ? 22 : 24);
    const isHeader = signature === 0x04034b50 || signature === 0x02014b50;
    if (isHeader && bytes.readUInt32LE(size) === from) bytes.writeUInt32LE(to, size);
  }
  return new Uint8Array(bytes);
}

/** A Word file whose directory names one packed text of a megabyte so many times. */
export function overlappingDocx(times: number): Uint8Array {
  const zip = Buffer.from(
    zipSync({ 'word/document.xml': new Uint8Array(MEGABYTE).fill(0x20) }, { level: 9 }),
  );
  const end = zip.length - 22;
  const directory = zip.readUInt32LE(end + 16);
  const entry = zip.subarray(directory, end);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(times, 8);
  tail.writeUInt16LE(times, 10);
  tail.writeUInt32LE(entry.length * times, 12);
  return new Uint8Array(
    Buffer.concat([zip.subarray(0, directory), ...Array.from({ length: times }, () => entry), tail]),
  );
}

/** A Word file with a zip bomb inside of it, where a picture would stand. */
export function nestedDocx(): Uint8Array {
  const inner = zipSync({ 'bomb.bin': new Uint8Array(40 * MEGABYTE) }, { level: 9 });
  const body =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The system must store orders for ten years.</w:t></w:r></w:p></w:body></w:document>';
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': strToU8(relations),
    'word/document.xml': strToU8(body),
    'word/media/image1.zip': inner,
  });
}

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
function pdfOf(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    places.push(at);
    at += part.length;
    parts.push(part);
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(tail)]));
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

function onePage(contents: Buffer, filters: string): Uint8Array {
  const stream = Buffer.concat([
    Buffer.from(`<< /Length ${contents.length} /Filter [${filters}] >>\nstream\n`),
    contents,
    Buffer.from('\nendstream'),
  ]);
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page,
    stream,
    FONT,
  ]);
}

/** A PDF whose only page bursts into so many megabytes. */
export function deflatedPdf(megabytes: number): Uint8Array {
  return onePage(deflateSync(Buffer.alloc(megabytes * MEGABYTE, 0x20), { level: 9 }), '/FlateDecode');
}

/** The same packed twice: a few kilobytes. */
export function twiceDeflatedPdf(megabytes: number): Uint8Array {
  const once = deflateSync(Buffer.alloc(megabytes * MEGABYTE, 0x20), { level: 9 });
  return onePage(deflateSync(once, { level: 9 }), '/FlateDecode /FlateDecode');
}

/** A PDF whose pages' tree is so deep, and comes back to its root. */
export function deepPdf(depth: number): Uint8Array {
  const nodes = Array.from({ length: depth }, (_, index) => {
    const next = index === depth - 1 ? 2 : index + 3;
    return `<< /Type /Pages /Kids [${next} 0 R] /Count 1 /Parent ${index + 1} 0 R >>`;
  });
  return pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...nodes]);
}

/** A PDF with one object of so many arrays in each other. */
export function nestedPdf(depth: number): Uint8Array {
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /Deep ${'['.repeat(depth)}${']'.repeat(depth)} >>`,
    '<< /Type /Pages /Kids [] /Count 0 >>',
  ]);
}

/** A PDF of so many pages with the same few words. */
export function longPdf(pages: number): Uint8Array {
  const words = Buffer.from(
    '<< /Length 54 >>\nstream\nBT /F1 10 Tf 60 700 Td (The system stores orders) Tj ET   \nendstream',
  );
  const kids = Array.from({ length: pages }, (_, index) => `${index + 5} 0 R`).join(' ');
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>';
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    words,
    FONT,
    ...Array.from({ length: pages }, () => page),
  ]);
}
