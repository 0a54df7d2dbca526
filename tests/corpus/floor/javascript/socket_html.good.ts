import { io } from 'socket.io-client';

interface Message {
  author: string;
  text: string;
}

const list = document.querySelector<HTMLUListElement>('#messages')!;
const socket = io('/chat');

function show(message: Message): void {
  const item = document.createElement('li');
  const author = document.createElement('b');
  author.textContent = message.author;
  item.append(author, ` ${message.text}`);
  list.append(item);
}

socket.on('message', show);
socket.on('history', (all: Message[]) => all.forEach(show));
