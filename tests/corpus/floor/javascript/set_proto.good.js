function setPath(object, path, value) {
  const keys = path.split('.');
  if (keys.some((key) => ['__proto__', 'constructor', 'prototype'].includes(key))) return;
  let current = object;
  for (let i = 0; i < keys.length - 1; i++) {
    current = current[keys[i]] = current[keys[i]] || {};
  }
  current[keys[keys.length - 1]] = value;
}

exports.update = (req, res) => {
  const settings = {};
  for (const [path, value] of Object.entries(req.body)) setPath(settings, path, value);
  res.json(settings);
};
