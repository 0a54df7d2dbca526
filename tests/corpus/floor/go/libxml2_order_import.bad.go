// CWE-611
package edi

import (
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/lestrrat-go/libxml2/parser"
	"github.com/lestrrat-go/libxml2/xpath"
)

const maxDoc = 4 << 20

type Importer struct {
	Save func(ref, note string) error
}

func (im *Importer) Upload(c *gin.Context) {
	doc, err := io.ReadAll(io.LimitReader(c.Request.Body, maxDoc))
	if err != nil {
		c.Status(http.StatusBadRequest)
		return
	}

	p := parser.New(parser.XMLParseNoEnt | parser.XMLParseDTDLoad)
	tree, err := p.Parse(doc)
	if err != nil {
		c.JSON(http.StatusUnprocessableEntity, gin.H{"error": "malformed document"})
		return
	}
	defer tree.Free()

	ref := xpath.String(tree.Find("string(/Order/Reference)"))
	note := xpath.String(tree.Find("string(/Order/Note)"))
	if err := im.Save(ref, note); err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusAccepted, gin.H{"reference": ref, "note": note})
}
