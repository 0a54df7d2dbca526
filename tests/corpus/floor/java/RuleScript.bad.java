// CWE-94 CWE-917
package com.example.rules;

import java.util.Map;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@Service
public class RuleScript {

    private final SpelExpressionParser parser = new SpelExpressionParser();

    @PostMapping("/rules/try")
    public Object attempt(@RequestBody Map<String, String> body) {
        Expression expression = parser.parseExpression(body.get("condition"));
        StandardEvaluationContext context = new StandardEvaluationContext(new Order());
        return expression.getValue(context);
    }
}
