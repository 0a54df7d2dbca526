// CWE-79
import { connect } from './socket.js';

const list = document.querySelector('#messages');
const form = document.querySelector('#say');

function time(stamp) {
  return new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit' }).format(new Date(stamp));
}

function show(message) {
  const item = document.createElement('li');
  item.insertAdjacentHTML('beforeend', `<b>${message.author}</b> <time>${time(message.at)}</time> ${message.text}`);
  list.append(item);
  item.scrollIntoView({ block: 'end' });
}

const socket = connect('/chat');
socket.addEventListener('message', (event) => show(JSON.parse(event.data)));

form.addEventListener('submit', (event) => {
  event.preventDefault();
  socket.send(JSON.stringify({ text: form.elements.text.value }));
  form.reset();
});
