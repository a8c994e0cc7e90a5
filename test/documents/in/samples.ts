// Small files made for these tests, good and bad.
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';

/** One line of a PDF page: its text, letter size, and how far below the line before it stands. */
export interface PdfLine {
  readonly text: string;
  readonly size?: number;
  readonly gap?: number;
  readonly x?: number;
}

/** A PDF without tags whose pages show these lines. */
export async function makePdf(pages: readonly (readonly PdfLine[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = pdf.addPage([612, 792]);
    let y = 760;
    for (const { text, size = 10, gap = 14, x = 60 } of lines) {
      y -= gap;
      page.drawText(text, { x, y, size, font });
    }
  }
  return pdf.save();
}

/** A PDF whose words "Open the flows here" hide the address behind "the flows". */
export async function makeLinkedPdf(url: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([612, 792]);
  for (const [x, text] of [
    [60, 'Open'],
    [90, 'the flows'],
    [140, 'here'],
  ] as const) {
    page.drawText(text, { x, y: 700, size: 10, font });
  }
  const action = { Type: 'Action', S: 'URI', URI: PDFString.of(url) };
  const link = pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [88, 695, 136, 712], A: action });
  page.node.set(PDFName.of('Annots'), pdf.context.obj([link]));
  return pdf.save();
}

/** A PDF of one page that shows a picture and no text. */
export async function makeScan(): Promise<Uint8Array> {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const pdf = await PDFDocument.create();
  const image = await pdf.embedPng(Buffer.from(pixel, 'base64'));
  pdf.addPage([612, 792]).drawImage(image, { x: 0, y: 0, width: 612, height: 792 });
  return pdf.save();
}

/** A PDF that asks for a password: its check values match none, not even the empty one (PDF 32000-1, 7.6.3). */
export function makeLockedPdf(): Uint8Array {
  const value = `<${'5a'.repeat(32)}>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
    `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${value} /U ${value} >>`,
  ];
  const id = `<${'00'.repeat(16)}>`;
  return writePdf(objects, `/Root 1 0 R /Encrypt 4 0 R /ID [${id} ${id}]`);
}

function writePdf(objects: readonly string[], trailer: string): Uint8Array {
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return strToU8(
    `${body}${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

/** A Word file with headings, bold text, a list and a table whose cell holds two paragraphs. */
export async function makeDocx(): Promise<Uint8Array> {
  const row = (cells: readonly string[][]) =>
    new TableRow({
      children: cells.map((texts) => new TableCell({ children: texts.map((text) => new Paragraph(text)) })),
    });
  const children = [
    new Paragraph({ text: 'Parcel lockers', heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: 'Requirements', heading: HeadingLevel.HEADING_2 }),
    new Paragraph({
      children: [new TextRun({ text: 'FR_1:', bold: true }), new TextRun(' A courier opens a door.')],
    }),
    new Paragraph({ text: 'Opens in 2 s', bullet: { level: 0 } }),
    new Paragraph({ text: 'Also offline', bullet: { level: 1 } }),
    new Table({ rows: [row([['Id'], ['Text']]), row([['R1'], ['Opens', 'fast']])] }),
  ];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** A zip that looks like a Word file and bursts into `megabytes` of spaces. */
export function makeBomb(megabytes: number): Uint8Array {
  const content = new Uint8Array(megabytes * 1024 * 1024).fill(0x20);
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': content }, { level: 9 });
}
