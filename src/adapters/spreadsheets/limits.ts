/** What a file may be at most. Beyond any of these it is refused, in words, before it costs memory. */
export const LIMITS = {
  /** Bytes of one row of CSV, one line of NDJSON, one cell of XLSX. */
  line: 1024 * 1024,
  columns: 1000,
  /** Rows that are handed on at once. */
  batch: 1000,
  /** Bytes that are read at once. */
  chunk: 64 * 1024,
  /** Bytes of XML between two tags. */
  betweenTags: 4 * 1024 * 1024,
  /** Elements in one another. */
  depth: 64,
  /** Files in an XLSX, bytes of their names and remarks, and all their bytes when unpacked. */
  entries: 10_000,
  directory: 16 * 1024 * 1024,
  unpacked: 4 * 1024 * 1024 * 1024,
  /** A file in an XLSX beyond `ratioFrom` bytes may be at most so many times as large as it is packed. */
  ratio: 200,
  ratioFrom: 10 * 1024 * 1024,
  /** Bytes of the small parts: workbook, relations. */
  smallPart: 16 * 1024 * 1024,
  styles: 100_000,
  /** Bytes of shared strings that are kept in memory; more go to a temporary file. */
  stringsInMemory: 64 * 1024 * 1024,
  strings: 50_000_000,
  /** Rows and letters of a cell, as Excel has them. */
  sheetRows: 1_048_576,
  cellLetters: 32_767,
} as const;
