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
	for _, element := range x.doc.FindElements("//section/value") {
		if element.Parent().SelectAttrValue("name", "") == section {
			c.String(http.StatusOK, element.Text())
			return
		}
	}
	c.Status(http.StatusNotFound)
}

var _ = htmlquery.Find
