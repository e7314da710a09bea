using Graph.Operations;

return await Commands.Root().Parse(args).InvokeAsync();
