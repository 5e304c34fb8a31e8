/* global SwaggerUIBundle */
SwaggerUIBundle({ url: "/openapi.json", domNode: document.querySelector("#api"), validatorUrl: null, docExpansion: "list" });
