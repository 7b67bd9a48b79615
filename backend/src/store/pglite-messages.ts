/**
 * PostgreSQL's messages (https://www.postgresql.org/docs/current/protocol-message-formats.html) to and from PGlite, where they
 * are many. PGlite's own writer and reader make an object with memory of its own for every message and value: together they take
 * as long as a short statement does, and what they leave lies outside of the heap. Values are text in both directions.
 */
import { protocol } from '@electric-sql/pglite';

/** `Bind`: values for a prepared statement. */
export function writeBind(name: string, values: readonly (string | null)[]): Buffer {
  const sizes = values.map((value) => (value === null ? 0 : Buffer.byteLength(value)));
  // Type and length, an unnamed portal, the name, and three counts: of formats (none: text), of values, of results' formats.
  const fixed = 5 + 1 + (Buffer.byteLength(name) + 1) + 6;
  const message = Buffer.alloc(sizes.reduce((sum, size) => sum + 4 + size, fixed));
  message.write('B');
  message.writeInt32BE(message.length - 1, 1);
  let at = 6 + message.write(name, 6) + 1 + 2;
  at = message.writeUInt16BE(values.length, at);
  values.forEach((value, index) => {
    at = message.writeInt32BE(value === null ? -1 : (sizes[index] ?? 0), at);
    if (value !== null) at += message.write(value, at);
  });
  return message;
}

/** What a statement gives. */
export interface Column {
  name: string;
  /** Number of its type in PostgreSQL. */
  type: number;
}

type Row = (string | null)[];

export interface Answer {
  /** Of a statement that was described and gives rows. */
  columns: Column[];
  /** Types of the parameters of a statement that was described. */
  parameters: number[];
  /** The commands that ended, in their order, each with the tag that says what it did. */
  commands: { tag: string; rows: Row[] }[];
}

const ROW_DESCRIPTION = 'T'.charCodeAt(0);
const PARAMETER_DESCRIPTION = 't'.charCodeAt(0);
const DATA_ROW = 'D'.charCodeAt(0);
const COMMAND_COMPLETE = 'C'.charCodeAt(0);
const ERROR_RESPONSE = 'E'.charCodeAt(0);

/** Reads whole messages. Throws the `DatabaseError` that is among them. */
export function readAnswer(said: Buffer): Answer {
  const answer: Answer = { columns: [], parameters: [], commands: [] };
  const reader = createReader(said);
  let rows: Row[] = [];
  for (let start = 0; start < said.length; ) {
    const end = start + 1 + said.readUInt32BE(start + 1);
    reader.goTo(start + 5);
    switch (said[start]) {
      case ROW_DESCRIPTION:
        answer.columns = reader.list(reader.column);
        break;
      case PARAMETER_DESCRIPTION:
        answer.parameters = reader.list(reader.int32);
        break;
      case DATA_ROW:
        rows.push(reader.list(reader.value));
        break;
      case COMMAND_COMPLETE:
        answer.commands.push({ tag: reader.word(), rows });
        rows = [];
        break;
      case ERROR_RESPONSE:
        throw reader.error();
    }
    start = end;
  }
  return answer;
}

function createReader(said: Buffer) {
  let at = 0;
  const int16 = () => {
    at += 2;
    return said.readInt16BE(at - 2);
  };
  const int32 = () => {
    at += 4;
    return said.readInt32BE(at - 4);
  };
  const text = (end: number) => {
    const value = said.toString('utf8', at, end);
    at = end;
    return value;
  };
  /** Up to a zero. */
  const word = () => {
    const value = text(said.indexOf(0, at));
    at++;
    return value;
  };
  return {
    goTo: (position: number) => {
      at = position;
    },
    int32,
    word,
    list: <Value>(read: () => Value): Value[] => {
      const values: Value[] = [];
      for (let left = int16(); left > 0; left--) values.push(read());
      return values;
    },
    value: (): string | null => {
      const size = int32();
      return size < 0 ? null : text(at + size);
    },
    column: (): Column => {
      const name = word();
      // Its table, and its number there.
      at += 6;
      const type = int32();
      // Size and modifier of the type, and the format, which is text.
      at += 8;
      return { name, type };
    },
    error: () => {
      const fields: Record<string, string> = {};
      while (said[at] !== 0) fields[text(at + 1)] = word();
      const { DatabaseError } = protocol.messages;
      const error = new DatabaseError(fields.M ?? '', said.length, 'error');
      return Object.assign(error, { severity: fields.S, code: fields.C, detail: fields.D, constraint: fields.n });
    },
  };
}
