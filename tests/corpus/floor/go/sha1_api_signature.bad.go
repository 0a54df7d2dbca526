// CWE-328
package partner

import (
	"crypto/sha1"
	"encoding/base64"
	"net/url"
	"sort"
	"strings"
)

type Signer struct {
	Key string
}

func (s Signer) Sign(form url.Values) string {
	names := make([]string, 0, len(form))
	for name := range form {
		names = append(names, name)
	}
	sort.Strings(names)
	var text strings.Builder
	for _, name := range names {
		text.WriteString(name + "=" + form.Get(name) + "&")
	}
	sum := sha1.Sum([]byte(text.String() + s.Key))
	return base64.StdEncoding.EncodeToString(sum[:])
}
