using Graph.Build;

return await PackageCommand.Create().Parse(args).InvokeAsync();
