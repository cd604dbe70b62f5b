// wink.mjs CORPUS: the rate of winkNLP's sentences and named entities beside
// that of the whole extract stage, on the same articles in the same run.
//
// CORPUS holds JSON lines with the member "text" (.gz or plain); the first
// 4,000 are read, as BenchmarkCorpus does. winkNLP runs before and after the Go
// benchmark and its better run counts. Both are given per second of processor
// time, which other work on the machine changes less than the clock's.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const corpus = process.argv[2];
let bytes = readFileSync(corpus);
if (corpus.endsWith('.gz')) bytes = gunzipSync(bytes);
const texts = bytes.toString('utf8').split('\n').filter(Boolean).slice(0, 4000).map((line) => JSON.parse(line).text);
const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const nlp = winkNLP(model, ['sbd', 'ner']);

function wink() {
  let sentences = 0;
  let entities = 0;
  let read = 0;
  const start = process.cpuUsage();
  while (read < 10e6) { // 10 MB: a small corpus is read again and again
    for (const text of texts) {
      const doc = nlp.readDoc(text);
      sentences += doc.sentences().length();
      entities += doc.entities().length();
    }
    read += size;
  }
  const used = process.cpuUsage(start);
  const rate = read / (used.user + used.system); // MB a second is bytes a microsecond
  console.log(`winkNLP sbd+ner     ${rate.toFixed(2)} MB/s  (${sentences} sentences, ${entities} entities)`);
  return rate;
}

function extract() {
  const go = spawnSync('go', ['test', '-run', '^$', '-bench', 'Corpus|Tokens', '-benchtime', '3s', '-count', '2', './pipeline/extract'],
    { encoding: 'utf8', env: { ...process.env, WIREMILL_CORPUS: corpus, GOMAXPROCS: '1' } });
  const rates = (name) => [...go.stdout.matchAll(new RegExp(`^Benchmark${name}\\S*\\s.*?([\\d.]+) MB/cpu-s`, 'gm'))].map((m) => Number(m[1]));
  if (go.status !== 0 || rates('Corpus').length === 0) throw new Error(go.stdout + go.stderr);
  console.log(`wiremill tokens     ${Math.max(...rates('Tokens')).toFixed(2)} MB/s`);
  console.log(`wiremill extract    ${Math.max(...rates('Corpus')).toFixed(2)} MB/s  (dates, entities, facts, quotes)`);
  return Math.max(...rates('Corpus'));
}

console.log(`${texts.length} articles, ${(size / 1e6).toFixed(1)} MB, one core each`);
const before = wink();
const ours = extract();
const ratio = ours / Math.max(before, wink());
console.log(`extract is ${ratio.toFixed(1)} times as fast (wanted: 5)`);
