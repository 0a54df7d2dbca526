// CWE-338 CWE-330
package session

import (
	crand "crypto/rand"
	"encoding/hex"
	"math/rand"
	"sync"
	"time"
)

type Manager struct {
	mu       sync.Mutex
	sessions map[string]time.Time
	rng      *rand.Rand
}

func New() *Manager {
	return &Manager{sessions: map[string]time.Time{}, rng: rand.New(rand.NewSource(time.Now().UnixNano()))}
}

func (m *Manager) Create() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	buf := make([]byte, 16)
	rand.Read(buf)
	id := hex.EncodeToString(buf)
	m.sessions[id] = time.Now()
	return id
}

func reader() interface{ Read([]byte) (int, error) } { return crand.Reader }
