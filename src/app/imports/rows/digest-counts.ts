const WORDS = 5;
const FIRST_SLOTS = 1 << 12;
const FULLEST = 0.6;

/** How often each of many digests came: five words for each, whatever their number (a Map of strings would hold ten times as much). */
export class DigestCounts {
  private slots = FIRST_SLOTS;
  private table = new Uint32Array(FIRST_SLOTS * WORDS);
  private used = 0;

  private place(table: Uint32Array, slots: number, words: Uint32Array): number {
    for (let slot = words[0] & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * WORDS;
      if (table[at + 4] === 0) return at;
      if (table[at] === words[0] && table[at + 1] === words[1] && table[at + 2] === words[2] && table[at + 3] === words[3]) return at;
    }
  }

  private grow(): void {
    const [slots, table] = [this.slots * 2, new Uint32Array(this.slots * 2 * WORDS)];
    for (let at = 0; at < this.table.length; at += WORDS) {
      if (this.table[at + 4] !== 0) table.set(this.table.subarray(at, at + WORDS), this.place(table, slots, this.table.subarray(at, at + 4)));
    }
    [this.slots, this.table] = [slots, table];
  }

  private wordsOf(digest: string): Uint32Array {
    return Uint32Array.from({ length: 4 }, (_, i) => Number.parseInt(digest.slice(i * 8, i * 8 + 8), 16));
  }

  /** Counts a digest (its first 32 hexadecimal digits) once more, and says how often it has come. */
  add(digest: string): number {
    const words = this.wordsOf(digest);
    const at = this.place(this.table, this.slots, words);
    if (this.table[at + 4] === 0) {
      this.table.set(words, at);
      this.used++;
    }
    const count = ++this.table[at + 4];
    if (this.used > this.slots * FULLEST) this.grow();
    return count;
  }

  /** How often it has come. */
  count(digest: string): number {
    return this.table[this.place(this.table, this.slots, this.wordsOf(digest)) + 4];
  }
}
