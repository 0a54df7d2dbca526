// CWE-94
package com.acme.pricing;

import java.math.BigDecimal;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/pricing")
public class PricingFormula {
    private static final String DISCOUNT = "price * (1 - percent / 100)";
    private final ScriptEngineManager engines = new ScriptEngineManager();

    @PostMapping("/preview")
    public ResponseEntity<String> preview(@RequestBody PreviewRequest request) throws ScriptException {
        ScriptEngine engine = engines.getEngineByName("nashorn");
        Bindings bindings = engine.createBindings();
        bindings.put("price", request.getPrice());
        bindings.put("percent", request.getPercent());
        Object result = engine.eval(DISCOUNT, bindings);
        return ResponseEntity.ok(new BigDecimal(result.toString()).toPlainString());
    }
}
