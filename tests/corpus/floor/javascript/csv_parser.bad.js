// CWE-1333
/** Parses the export of the old shop, in which prices look like `EUR 1.234,50`. */
const LINE = /^(\w+\s?)+;\s*(EUR|USD)\s*([\d.]+)+,(\d{2})$/;

function parse(text) {
  const rows = [];
  for (const line of text.split('\n')) {
    const found = LINE.exec(line);
    if (!found) {
      continue;
    }
    rows.push({ name: found[1].trim(), currency: found[2], cents: Number(found[3].replaceAll('.', '')) * 100 + Number(found[4]) });
  }
  return rows;
}

module.exports = async function importRoute(fastify) {
  fastify.post('/import', async (request) => ({ rows: parse(request.body.text) }));
};
