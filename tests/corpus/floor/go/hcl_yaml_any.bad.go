// CWE-643
package xmlstore

import (
	"net/http"
	"os"

	"github.com/antchfx/htmlquery"
	"github.com/beevik/etree"
	"github.com/gin-gonic/gin"
)

type Config struct {
	doc *etree.Document
}

func Load(file string) (*Config, error) {
	doc := etree.NewDocument()
	if err := doc.ReadFromFile(os.ExpandEnv(file)); err != nil {
		return nil, err
	}
	return &Config{doc: doc}, nil
}

func (x *Config) Get(c *gin.Context) {
	section := c.DefaultQuery("section", "general")
	element := x.doc.FindElement("//section[@name='" + section + "']/value")
	if element == nil {
		c.Status(http.StatusNotFound)
		return
	}
	c.String(http.StatusOK, element.Text())
}

var _ = htmlquery.Find
