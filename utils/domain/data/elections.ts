/**
 * Elections and their stages. A day belongs to a stage from 00.00 to 24.00 WIB. Where a boundary is general knowledge
 * and not read in a source it is `uncertain`, and the form says so.
 */
import type { Certainty, Election, Stage } from '../../contract/reference.ts';

type StageRow = [stage: Stage, from: string, to: string, certainty: Certainty];

function election(
  id: string,
  [indonesian, english]: [string, string],
  source: string,
  stages: StageRow[],
  note: [string, string] | null = null,
): Election {
  return {
    id,
    label: { id: indonesian, en: english },
    source,
    validFrom: stages[0]?.[1] ?? null,
    validTo: stages.at(-1)?.[2] ?? null,
    certainty:
      stages.some(([, , , certainty]) => certainty === 'uncertain') || stages.length === 0 ? 'uncertain' : 'reported',
    note: note && { id: note[0], en: note[1] },
    regions: null,
    stages: stages.map(([stage, from, to, certainty]) => ({ stage, from, to, certainty })),
  };
}

const PARTLY: [string, string] = [
  'Hanya di sebagian daerah. Batas tahap perlu dicocokkan dengan jadwal KPU.',
  'In some regions only. Compare the stages with the election commission’s schedule.',
];
const CHECK: [string, string] = [
  'Batas tahap yang bertanda “belum pasti” perlu dicocokkan dengan jadwal KPU.',
  'Stages marked as unsure have to be compared with the election commission’s schedule.',
];

export const ELECTIONS: Election[] = [
  election(
    'PILKADA-2018',
    ['Pilkada 2018', 'Local elections 2018'],
    'Pengetahuan umum',
    [
      ['PRA', '2017-06-14', '2018-02-11', 'uncertain'],
      ['PENETAPAN', '2018-02-12', '2018-02-14', 'uncertain'],
      ['KAMPANYE', '2018-02-15', '2018-06-23', 'uncertain'],
      ['TENANG', '2018-06-24', '2018-06-26', 'uncertain'],
      ['PUNGUT_HITUNG', '2018-06-27', '2018-07-09', 'uncertain'],
      ['PASCA', '2018-07-10', '2018-09-24', 'uncertain'],
    ],
    PARTLY,
  ),
  election(
    'PEMILU-2019',
    ['Pemilu 2019', 'General election 2019'],
    'dwipanews.com 2019-02 (akhir kampanye); pengetahuan umum',
    [
      ['PRA', '2017-08-17', '2018-09-19', 'uncertain'],
      ['PENETAPAN', '2018-09-20', '2018-09-22', 'uncertain'],
      ['KAMPANYE', '2018-09-23', '2019-04-13', 'reported'],
      ['TENANG', '2019-04-14', '2019-04-16', 'reported'],
      ['PUNGUT_HITUNG', '2019-04-17', '2019-05-21', 'uncertain'],
      ['PASCA', '2019-05-22', '2019-10-20', 'uncertain'],
    ],
    CHECK,
  ),
  election(
    'PILKADA-2020',
    ['Pilkada 2020', 'Local elections 2020'],
    'Pengetahuan umum',
    [
      ['PRA', '2020-06-15', '2020-09-22', 'uncertain'],
      ['PENETAPAN', '2020-09-23', '2020-09-25', 'uncertain'],
      ['KAMPANYE', '2020-09-26', '2020-12-05', 'uncertain'],
      ['TENANG', '2020-12-06', '2020-12-08', 'uncertain'],
      ['PUNGUT_HITUNG', '2020-12-09', '2020-12-26', 'uncertain'],
      ['PASCA', '2020-12-27', '2021-02-26', 'uncertain'],
    ],
    PARTLY,
  ),
  election(
    'PEMILU-2024',
    ['Pemilu 2024', 'General election 2024'],
    'Pengetahuan umum; kampanye, masa tenang, dan pemungutan suara cocok di banyak sumber',
    [
      ['PRA', '2022-06-14', '2023-11-02', 'uncertain'],
      ['PENETAPAN', '2023-11-03', '2023-11-27', 'uncertain'],
      ['KAMPANYE', '2023-11-28', '2024-02-10', 'reported'],
      ['TENANG', '2024-02-11', '2024-02-13', 'reported'],
      ['PUNGUT_HITUNG', '2024-02-14', '2024-03-20', 'uncertain'],
      ['PASCA', '2024-03-21', '2024-10-20', 'uncertain'],
    ],
    CHECK,
  ),
  election(
    'PILKADA-2024',
    ['Pilkada serentak 2024', 'Local elections 2024'],
    'intra62.com; masa tenang: pengetahuan umum',
    [
      ['PRA', '2024-01-26', '2024-09-21', 'uncertain'],
      ['PENETAPAN', '2024-09-22', '2024-09-24', 'reported'],
      ['KAMPANYE', '2024-09-25', '2024-11-23', 'reported'],
      ['TENANG', '2024-11-24', '2024-11-26', 'reported'],
      ['PUNGUT_HITUNG', '2024-11-27', '2024-12-16', 'uncertain'],
      ['PASCA', '2024-12-17', '2025-02-20', 'uncertain'],
    ],
    CHECK,
  ),
  election(
    'PEMILU-2029',
    ['Pemilu 2029', 'General election 2029'],
    'rctiplus.com 2026-02-11',
    [],
    [
      'Tahapan disebut mulai 2027; jadwal belum ditetapkan. Minta data rujukan terbaru kepada koordinator.',
      'Stages are said to begin in 2027; no schedule is set. Ask your coordinator for newer reference data.',
    ],
  ),
];
